package cn.anlan.platform;

import java.util.Locale;

/** One text in both languages of the product. */
public record Bilingual(String zh, String en) {

    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
