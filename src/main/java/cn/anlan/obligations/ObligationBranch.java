package cn.anlan.obligations;

/**
 * Obligations that an index holds in the order of a list. Those of wide areas lie county by county: of each county in the parameter
 * {@code counties} as many are read as the list asks for, and what comes first among them all is in the list.
 *
 * @param condition on {@code obligations.obligation o}, and where it is by county on {@code county.code}
 * @param counties how many there are, 0 where it isn't by county
 */
record ObligationBranch(String condition, int counties) {

    static ObligationBranch of(String condition) {
        return new ObligationBranch(condition, 0);
    }

    static ObligationBranch ofCounties(int counties) {
        return new ObligationBranch("left(o.territory, 6) = county.code", Math.max(1, counties));
    }

    boolean isByCounty() {
        return counties > 0;
    }

    /**
     * A query of the first rows, of each county where it is by county.
     *
     * @param columns of {@code o}
     * @param rest further conditions, each with its AND before it
     * @param order columns of {@code o}
     */
    String first(int limit, String columns, String rest, String order) {
        String rows = "SELECT %s FROM obligations.obligation o WHERE %s%s ORDER BY %s LIMIT %d"
                .formatted(columns, condition, rest, order, limit);
        return isByCounty()
                ? "(SELECT o.* FROM unnest(:counties::text[]) AS county (code) CROSS JOIN LATERAL (" + rows + ") o)"
                : "(" + rows + ")";
    }

    /** As a condition on rows that something else finds. */
    String anywhere() {
        return isByCounty() ? "left(o.territory, 6) = ANY (:counties::text[])" : condition;
    }
}
