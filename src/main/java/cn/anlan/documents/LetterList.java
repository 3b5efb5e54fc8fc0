package cn.anlan.documents;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Role;
import cn.anlan.platform.ScopeFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of letters, each as far as the asker may see it. */
@Component
class LetterList {

    private final JdbcClient jdbc;
    private final LetterStore store;
    private final LetterReach reach;

    LetterList(JdbcClient jdbc, LetterStore store, LetterReach reach) {
        this.jdbc = jdbc;
        this.store = store;
        this.reach = reach;
    }

    /** Ready-made views. */
    enum Box {
        /** What one's own units send. */
        OUT,
        /** What one's own units get. */
        IN,
        /** What waits for the asker. */
        TODO
    }

    /** Addresses name the boxes in small letters. */
    @Component
    static final class BoxNames implements Converter<String, Box> {

        @Override
        public Box convert(String name) {
            return Box.valueOf(name.strip().toUpperCase(Locale.ROOT));
        }
    }

    /** What a list shows; a part that is null asks nothing. */
    record Wanted(
            @Nullable Box box,
            @Nullable String kind,
            @Nullable LetterState state,
            @Nullable UUID matter,
            @Nullable UUID unit,
            @Nullable UUID batch,
            @Nullable String q) {}

    List<Letter> page(Actor actor, Wanted wanted, @Nullable Cursor after, int rows) {
        Set<UUID> own = reach.own(actor);
        var params = new HashMap<String, Object>();
        params.put("own", own.isEmpty() ? List.of(new UUID(0, 0)) : List.copyOf(own));
        params.put("me", actor.person());
        params.put("rows", rows);
        var where = new StringBuilder(visible(actor, params));
        if (wanted.box() != null) {
            where.append(" AND ").append(box(wanted.box(), actor));
        }
        equal(where, params, "kind_key", wanted.kind());
        equal(
                where,
                params,
                "state",
                wanted.state() == null ? null : wanted.state().name());
        equal(where, params, "matter", wanted.matter());
        equal(where, params, "unit", wanted.unit());
        equal(where, params, "batch", wanted.batch());
        if (wanted.q() != null && !wanted.q().isBlank()) {
            where.append(" AND (l.title ILIKE :q OR l.number ILIKE :q"
                    + " OR EXISTS (SELECT FROM jsonb_array_elements(l.addressees) AS a WHERE a ->> 'name' ILIKE :q))");
            params.put("q", "%" + wanted.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (after != null) {
            where.append(" AND l.id < :after");
            params.put("after", after.id(0));
        }
        return jdbc.sql("SELECT l.* FROM documents.letter l WHERE " + where + " ORDER BY l.id DESC LIMIT :rows")
                .params(params)
                .query(store::letter)
                .list();
    }

    /** The same rule as {@link LetterReach#sees}. */
    private static String visible(Actor actor, Map<String, Object> params) {
        if (actor.is(Role.ADMINISTRATOR, Role.SECURITY)) {
            return "(false)";
        }
        ScopeFilter from = ScopeFilter.of(actor.scope(), "l.territory", List.of(), List.of());
        ScopeFilter to = ScopeFilter.of(actor.scope(), "d.territory", List.of(), List.of());
        params.putAll(from.params());
        params.putAll(to.params());
        String drafts = actor.is(Role.GRID_WORKER) ? "" : "l.unit IN (:own) OR ";
        String audited = actor.is(Role.AUDITOR) ? from.sql() + " OR " : "";
        return "(" + drafts + audited + "l.drafted_by = :me OR (l.issued_at IS NOT NULL AND (" + from.sql()
                + " OR EXISTS (SELECT FROM documents.delivery d WHERE d.letter = l.id AND (d.unit IN (:own) OR "
                + to.sql() + ")))))";
    }

    private static String box(Box box, Actor actor) {
        return switch (box) {
            case OUT -> "l.unit IN (:own)";
            case IN ->
                "l.issued_at IS NOT NULL AND l.state <> 'WITHDRAWN' AND EXISTS ("
                        + "SELECT FROM documents.delivery d WHERE d.letter = l.id AND d.unit IN (:own))";
            case TODO -> "l.id IN (" + waiting(actor) + ")";
        };
    }

    /**
     * What waits: in the sending unit one's own drafts, what is to be issued, replies to be judged, and for leaders letters to review and
     * sign; elsewhere what came and is to be received or answered. Each part has an index of its own, so that every first page can ask.
     */
    private static String waiting(Actor actor) {
        String leads = actor.is(Role.PRINCIPAL, Role.COMMITTEE_OFFICE, Role.DEPARTMENT, Role.ENTERPRISE)
                ? "o.state = 'IN_REVIEW' AND o.submitted_by <> :me OR o.state = 'REVIEWED' OR "
                : "";
        return """
                SELECT o.id FROM documents.letter o WHERE o.unit IN (:own) AND o.state IN ('DRAFT', 'IN_REVIEW', 'REVIEWED', 'SIGNED')
                    AND (%s o.state = 'DRAFT' AND o.drafted_by = :me OR o.state = 'SIGNED')
                UNION ALL
                SELECT o.id FROM documents.letter o JOIN documents.delivery d ON d.letter = o.id
                WHERE o.unit IN (:own) AND o.state = 'ISSUED' AND d.state = 'REPLIED'
                UNION ALL
                SELECT o.id FROM documents.letter o JOIN documents.delivery d ON d.letter = o.id
                WHERE d.unit IN (:own) AND o.state = 'ISSUED' AND (d.state = 'DELIVERED' AND d.receipt_asked
                    OR d.due IS NOT NULL AND d.state IN ('DELIVERED', 'RECEIVED', 'RETURNED'))
                """.formatted(leads);
    }

    private static void equal(StringBuilder where, Map<String, Object> params, String column, @Nullable Object value) {
        if (value != null) {
            where.append(" AND l.").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }
}
