package cn.anlan.regimes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettingStore {

    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A parameter set otherwise by a unit, from a day on until it sets it again. */
    record Setting(
            UUID id,
            String pack,
            String key,
            UUID unit,
            String value,
            LocalDate from,
            String reason,
            UUID person,
            Instant recordedAt) {}

    void insert(Setting setting, UUID act) {
        jdbc.sql("""
                INSERT INTO regimes.setting (id, pack, key, unit, value, from_day, reason, person, recorded_at, act)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        setting.id(),
                        setting.pack(),
                        setting.key(),
                        setting.unit(),
                        setting.value(),
                        setting.from(),
                        setting.reason(),
                        setting.person(),
                        setting.recordedAt().atOffset(ZoneOffset.UTC),
                        act)
                .update();
    }

    /** What has been set for a regime by a day, the last word first. */
    List<Setting> on(String pack, LocalDate day) {
        return jdbc.sql("""
                SELECT id, pack, key, unit, value, from_day, reason, person, recorded_at FROM regimes.setting
                WHERE pack = ? AND from_day <= ?
                ORDER BY from_day DESC, id DESC
                """).params(pack, day).query(SettingStore::setting).list();
    }

    private static Setting setting(ResultSet row, int n) throws SQLException {
        return new Setting(
                row.getObject("id", UUID.class),
                row.getString("pack"),
                row.getString("key"),
                row.getObject("unit", UUID.class),
                row.getString("value"),
                row.getObject("from_day", LocalDate.class),
                row.getString("reason"),
                row.getObject("person", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
