package cn.anlan.seals;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The outsider's program, for tests of modules that hand out archives of their own. */
public final class OutsideVerifier {

    private OutsideVerifier() {}

    /** 0 where it finds the archive sound. */
    public static int exitCode(byte[] archive) throws Exception {
        return ArchiveVerifier.compiled().judge(archive).exitCode();
    }

    /** A file of the archive as text. */
    public static String read(byte[] archive, String file) throws Exception {
        return new String(ArchiveVerifier.unzip(archive).get(file), StandardCharsets.UTF_8);
    }

    /** The archive with words in one file replaced. */
    public static byte[] forged(byte[] archive, String file, String words, String others) throws Exception {
        Map<String, byte[]> files = ArchiveVerifier.unzip(archive);
        files.put(file, read(archive, file).replace(words, others).getBytes(StandardCharsets.UTF_8));
        return ArchiveVerifier.zip(files);
    }
}
