package cn.anlan.papers;

import java.util.ArrayList;
import java.util.List;

/** Puts strips on pages, one below the other. */
final class Pages {

    /** @param top below the upper edge of the text */
    record Placed(Strip strip, float top) {}

    private static final float ROUNDING = 0.01f;

    private final List<List<Placed>> pages = new ArrayList<>();
    private List<Placed> page = new ArrayList<>();
    private float pen;

    private Pages(float pen) {
        this.pen = pen;
        pages.add(page);
    }

    /** @param from where the text of the first page begins, below the upper edge of the text */
    static Pages of(List<Strip> strips, float from) {
        var pages = new Pages(from);
        for (int at = 0; at < strips.size(); ) {
            int to = at;
            float height = strips.get(at).height();
            while (strips.get(to).keep() && to + 1 < strips.size()) {
                to++;
                height += strips.get(to).height();
            }
            // What can't be kept together on any page isn't.
            if (height > Grid.HEIGHT) {
                to = at;
                height = strips.get(at).height();
            }
            pages.put(strips.subList(at, to + 1), height);
            at = to + 1;
        }
        return pages;
    }

    List<List<Placed>> all() {
        return pages;
    }

    /** The page on which this much room is left at the foot: the last, or a new one. */
    void leave(float room) {
        if (pen + room > Grid.HEIGHT + ROUNDING) {
            turn();
        }
    }

    private void put(List<Strip> together, float height) {
        Strip.Kind kind = together.getFirst().kind();
        if (kind == Strip.Kind.ROW || together.getFirst().blankRow()) {
            pen = (float) Math.ceil((pen - ROUNDING) / Grid.ROW) * Grid.ROW;
        }
        boolean full = pen + height > Grid.HEIGHT + ROUNDING;
        if (pen > 0 && (full || kind == Strip.Kind.NEW_PAGE)) {
            turn();
        }
        for (Strip strip : together) {
            if (strip.kind() == Strip.Kind.BLANK && pen == 0) {
                continue;
            }
            Strip head = strip.head();
            if (head != null && page.isEmpty() && pen == 0) {
                add(head);
            }
            add(strip);
        }
    }

    private void add(Strip strip) {
        page.add(new Placed(strip, pen));
        pen += strip.height();
    }

    private void turn() {
        page = new ArrayList<>();
        pages.add(page);
        pen = 0;
    }
}
