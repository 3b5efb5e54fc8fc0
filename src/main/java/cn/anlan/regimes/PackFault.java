package cn.anlan.regimes;

import cn.anlan.platform.Bilingual;

/**
 * One thing wrong with a pack.
 *
 * @param file name of the file as given
 * @param line line in it, from 1
 * @param path where in the document, as a JSON pointer
 * @param reason what is wrong
 */
public record PackFault(String file, int line, String path, Bilingual reason) {

    /** {@code wuxi.yaml:12 (/clauses/0/id): …} in both languages, for a log. */
    String text() {
        return file + ":" + line + (path.isEmpty() ? "" : " (" + path + ")") + ": " + reason.zh() + " / " + reason.en();
    }
}
