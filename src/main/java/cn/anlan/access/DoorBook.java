package cn.anlan.access;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what happened at the door, which nobody can change. */
@Component
class DoorBook {

    private final JdbcClient jdbc;

    DoorBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that happened.
     *
     * @param kind e.g. {@code signed-in}, {@code refused}, {@code locked}, {@code password-changed}
     * @param account the name given, whether there is such an account or not
     * @param actor who did it, where it was somebody else
     * @param address network address it came from
     */
    record Entry(
            UUID id,
            Instant at,
            String kind,
            String account,
            @Nullable UUID person,
            @Nullable UUID actor,
            String address,
            String detail) {}

    UUID write(String kind, String account, @Nullable UUID person, @Nullable Actor actor, String detail) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO access.event (id, at, kind, account, person, actor, address, detail)
                        VALUES (:id, :at, :kind, :account, :person, :actor, :address, :detail)
                        """)
                .param("id", id)
                .param("at", Timestamp.from(MachineTime.now()))
                .param("kind", kind)
                .param("account", account.substring(0, Math.min(100, account.length())))
                .param("person", person, Types.OTHER)
                .param("actor", actor == null ? null : actor.person(), Types.OTHER)
                .param("address", address())
                .param("detail", detail)
                .update();
        return id;
    }

    List<Entry> list(@Nullable String account, @Nullable Cursor before, int rows) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder("WHERE true");
        if (account != null && !account.isBlank()) {
            where.append(" AND account = :account");
            params.put("account", account);
        }
        if (before != null) {
            where.append(" AND id < :before");
            params.put("before", before.id(0));
        }
        return jdbc.sql("SELECT id, at, kind, account, person, actor, address, detail FROM access.event " + where
                        + " ORDER BY id DESC LIMIT " + rows)
                .params(params)
                .query((row, n) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        row.getString("account"),
                        row.getObject("person", UUID.class),
                        row.getObject("actor", UUID.class),
                        row.getString("address"),
                        row.getString("detail")))
                .list();
    }

    private static String address() {
        var attributes = org.springframework.web.context.request.RequestContextHolder.getRequestAttributes();
        if (attributes instanceof org.springframework.web.context.request.ServletRequestAttributes servlet) {
            HttpServletRequest request = servlet.getRequest();
            return String.valueOf(request.getRemoteAddr());
        }
        return "";
    }
}
