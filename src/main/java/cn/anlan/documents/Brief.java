package cn.anlan.documents;

/** A text cut to a length in characters; a rare one, of two units in Java, isn't cut in half. */
final class Brief {

    private Brief() {}

    static String of(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
