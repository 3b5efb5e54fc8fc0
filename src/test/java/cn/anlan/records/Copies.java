package cn.anlan.records;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many records at once, where a test wants more of them than can be filed one by one. */
public final class Copies {

    private Copies() {}

    /** Copies the first filed record of a kind that a unit has. */
    public static int of(JdbcClient jdbc, UUID unit, String kind, int times) {
        String columns = jdbc.sql("""
                        SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
                        WHERE table_schema = 'records' AND table_name = 'record' AND is_generated = 'NEVER' AND column_name <> 'id'
                        """).query(String.class).single();
        return jdbc.sql("""
                        INSERT INTO records.record (id, %1$s) SELECT gen_random_uuid(), %1$s
                        FROM (SELECT * FROM records.record WHERE unit = ? AND kind = ? AND entered_at IS NOT NULL LIMIT 1) r,
                            generate_series(1, ?)
                        """.formatted(columns)).params(unit, kind, times).update();
    }
}
