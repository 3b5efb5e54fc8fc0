package cn.anlan.papers;

import static cn.anlan.papers.Sheet.mm;

/** The page of GB/T 9704-2012 (5.2): 22 rows of 28 characters on 156 by 225 mm. Lengths in points. */
final class Grid {

    static final int ROWS = 22;
    static final int COLUMNS = 28;
    static final float LEFT = mm(28);
    static final float TOP = mm(37);
    static final float WIDTH = mm(156);
    static final float HEIGHT = mm(225);
    static final float RIGHT = LEFT + WIDTH;
    static final float BOTTOM = TOP + HEIGHT;
    static final float ROW = HEIGHT / ROWS;
    /** A character with its share of the line. */
    static final float CELL = WIDTH / COLUMNS;

    /** 3号, the size of the body. */
    static final float BODY = 16;
    /** 28 characters of that size are a little longer than the line: this draws them together. */
    static final float BODY_TRACKING = CELL - BODY;
    /** 2号, the size of titles. */
    static final float TITLE = 22;
    /** 4号, the size of imprint and page number. */
    static final float SMALL = 14;

    private Grid() {}
}
