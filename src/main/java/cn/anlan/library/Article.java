package cn.anlan.library;

/**
 * One article of an edition.
 *
 * @param anchor its address within the book, the same in every edition that numbers it so: {@code 20} for 第二十条, {@code 3.4.1} for 三（四）1
 * @param label as the document numbers it
 * @param part chapter and section it stands in, empty if there are none
 * @param heading empty if it has none
 */
record Article(String anchor, String label, String part, String heading, String body) {

    /** All of it that a search looks at. */
    String folded() {
        return SearchText.fold(label + "\n" + heading + "\n" + body);
    }
}
