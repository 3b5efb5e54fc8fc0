package cn.anlan.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** What a database must be before it is trusted with acts, said in a sentence when it isn't. */
final class DatabaseCheck {

    /** The oldest PostgreSQL that migrations and queries are written for. */
    static final int OLDEST = 17;

    private DatabaseCheck() {}

    static void isPostgres(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseUnusable(
                    "spring.datasource.url 须是 PostgreSQL 的地址,如 jdbc:postgresql://host/anlan,不能是 %s。".formatted(url),
                    "spring.datasource.url has to be an address of PostgreSQL, such as jdbc:postgresql://host/anlan, not %s."
                            .formatted(url));
        }
    }

    static void reachableAndNewEnough(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            refuseOlder(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException failed) {
            throw unreachable(failed);
        }
    }

    static void refuseOlder(int major, String version) {
        if (major < OLDEST) {
            throw new DatabaseUnusable(
                    "数据库版本太旧:PostgreSQL %s,需要 %d 或更新的版本。".formatted(version, OLDEST),
                    "The database is too old: PostgreSQL %s, and %d or newer is needed.".formatted(version, OLDEST));
        }
    }

    static void migrated(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failed) {
            // The first lines name the migration; advice on the migration tool follows them.
            String reason = String.valueOf(failed.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
            throw new DatabaseUnusable(
                    "数据库结构与本版程序不符,无法升级:%s".formatted(reason),
                    "The database's structure doesn't fit this version and can't be upgraded: %s".formatted(reason),
                    failed);
        }
    }

    /** Refuses a role that could change or delete an act: then the ledger would prove nothing. */
    static void actsAreSafeFrom(DataSource application) {
        try (Connection connection = application.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_user,
                               pg_has_role(current_user, 'anlan_app', 'USAGE'),
                               coalesce(has_table_privilege(to_regclass('ledger.act'), 'UPDATE, DELETE, TRUNCATE'), false)
                        """)) {
            row.next();
            String role = row.getString(1);
            if (!row.getBoolean(2)) {
                throw notAMember(role, null);
            }
            if (row.getBoolean(3)) {
                throw new DatabaseUnusable(
                        "数据库用户 %s 能修改或删除台账记录(ledger.act),台账便不可信;请让应用使用只属于 anlan_app 的用户。".formatted(role),
                        "The database user %s may change or delete acts (ledger.act), so the ledger would prove nothing; give the application a user that is only a member of anlan_app."
                                .formatted(role));
            }
        } catch (SQLException failed) {
            boolean mayNotStepDown = "42501".equals(failed.getSQLState())
                    || (failed.getCause() instanceof SQLException cause && "42501".equals(cause.getSQLState()));
            throw mayNotStepDown ? notAMember("(spring.datasource.username)", failed) : unreachable(failed);
        }
    }

    private static DatabaseUnusable notAMember(String role, @Nullable SQLException cause) {
        return new DatabaseUnusable(
                "数据库用户 %s 不是角色 anlan_app 的成员,请执行:GRANT anlan_app TO %s。".formatted(role, role),
                "The database user %s isn't a member of the role anlan_app; run: GRANT anlan_app TO %s."
                        .formatted(role, role),
                cause);
    }

    private static DatabaseUnusable unreachable(SQLException failed) {
        return failed.getCause() instanceof UnknownHostException unknown
                ? new DatabaseUnusable(
                        "无法连接数据库:找不到主机 %s。".formatted(unknown.getMessage()),
                        "The database can't be reached: there is no host %s.".formatted(unknown.getMessage()),
                        failed)
                : new DatabaseUnusable(
                        "无法连接数据库:%s".formatted(failed.getMessage()),
                        "The database can't be reached: %s".formatted(failed.getMessage()),
                        failed);
    }
}
