package cn.anlan.evidence;

import java.text.Normalizer;

/** Names of files that can do no harm on any system or page. */
final class SafeName {

    private static final int LENGTH = 120;
    private static final String NONE = "未命名";

    private SafeName() {}

    /** The last part of a path, without anything invisible or special; the extension stays when the rest is cut. */
    static String of(String said) {
        String name = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        name = plain(name).replaceAll("[<>:\"|?*]", "_").replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            return NONE;
        }
        int[] points = name.codePoints().toArray();
        if (points.length <= LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        return new String(points, 0, LENGTH - extension.length()) + extension;
    }

    /** Text on one line: no control characters, no marks that turn the direction of writing, no halves of characters. */
    static String plain(String said) {
        var plain = new StringBuilder();
        Normalizer.normalize(said, Normalizer.Form.NFC).codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> {}
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
                    plain.append(' ');
                default -> plain.appendCodePoint(point);
            }
        });
        return plain.toString().strip();
    }
}
