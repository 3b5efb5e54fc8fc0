package cn.anlan.obligations;

import java.util.List;

/**
 * Obligations that an index holds in the order of a list. Those of wide areas lie county by county: what comes first among the first of each is
 * in the list.
 *
 * @param condition on {@code obligations.obligation o}, and where it is by county on {@code county.code}
 * @param counties none where it isn't by county; else these are in the parameter {@code counties} too
 */
record ObligationBranch(String condition, List<String> counties) {

    static ObligationBranch of(String condition) {
        return new ObligationBranch(condition, List.of());
    }

    static ObligationBranch ofCounties(List<String> counties) {
        return counties.isEmpty() ? of("false") : new ObligationBranch("left(o.territory, 6) = county.code", counties);
    }

    /**
     * A query of the first rows, of each county where it is by county.
     *
     * @param rest further conditions, each with its AND before it
     * @param order columns of {@code o}
     */
    String first(int limit, String rest, String order) {
        String rows = "SELECT %s FROM obligations.obligation o WHERE %s%s ORDER BY %s LIMIT %d"
                .formatted(ObligationStore.COLUMNS, condition, rest, order, limit);
        return counties.isEmpty()
                ? "(" + rows + ")"
                : "(SELECT o.* FROM unnest(:counties::text[]) AS county (code) CROSS JOIN LATERAL (" + rows
                        + ") o ORDER BY " + order + " LIMIT " + limit + ")";
    }

    /** One condition for each stretch of an index: read side by side, they give rows in order one by one, however many are asked for. */
    List<String> stretches() {
        return counties.isEmpty()
                ? List.of(condition)
                : counties.stream()
                        .map(county -> "left(o.territory, 6) = '" + county + "'")
                        .toList();
    }

    /** As a condition on rows that something else finds. */
    String anywhere() {
        return counties.isEmpty() ? condition : "left(o.territory, 6) = ANY (:counties::text[])";
    }
}
