package cn.anlan.regimes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdoptionStore {

    private static final String ADOPTION =
            "SELECT id, pack_version, pack, unit, from_day, until_day, version FROM regimes.adoption";

    private final JdbcClient jdbc;

    AdoptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Adoption adoption) {
        jdbc.sql("""
                INSERT INTO regimes.adoption (id, pack_version, pack, unit, from_day, until_day, version)
                VALUES (:id, :packVersion, :pack, :unit, :from, :until, :version)
                """)
                .param("id", adoption.id())
                .param("packVersion", adoption.packVersion())
                .param("pack", adoption.pack())
                .param("unit", adoption.unit())
                .param("from", adoption.from())
                .param("until", adoption.until())
                .param("version", adoption.version())
                .update();
    }

    void end(UUID id, LocalDate lastDay, long version) {
        jdbc.sql("UPDATE regimes.adoption SET until_day = ?, version = ? WHERE id = ?")
                .params(lastDay, version, id)
                .update();
    }

    /** Adoptions by one unit wait for each other until the transaction ends. */
    void lockUnit(UUID unit) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('regimes.adoption'), hashtext(?::text))")
                .param(unit.toString())
                .query((row, n) -> n)
                .single();
    }

    Optional<Adoption> find(UUID id) {
        return jdbc.sql(ADOPTION + " WHERE id = ?")
                .param(id)
                .query(AdoptionStore::adoption)
                .optional();
    }

    Optional<Adoption> lock(UUID id) {
        return jdbc.sql(ADOPTION + " WHERE id = ? FOR UPDATE")
                .param(id)
                .query(AdoptionStore::adoption)
                .optional();
    }

    /** All of a regime's, the newest first. */
    List<Adoption> of(String pack) {
        return jdbc.sql(ADOPTION + " WHERE pack = ? ORDER BY from_day DESC, id DESC")
                .param(pack)
                .query(AdoptionStore::adoption)
                .list();
    }

    /** The adoptions in force on a day; of one regime, or of all if null. */
    List<Adoption> on(LocalDate day, @Nullable String pack) {
        return jdbc.sql(
                        ADOPTION
                                + " WHERE daterange(from_day, until_day, '[]') @> :day AND (:pack::text IS NULL OR pack = :pack) ORDER BY id")
                .param("day", day)
                .param("pack", pack)
                .query(AdoptionStore::adoption)
                .list();
    }

    private static Adoption adoption(ResultSet row, int n) throws SQLException {
        return new Adoption(
                row.getObject("id", UUID.class),
                row.getObject("pack_version", UUID.class),
                row.getString("pack"),
                row.getObject("unit", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getLong("version"));
    }
}
