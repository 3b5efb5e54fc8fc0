package cn.anlan.access;

import cn.anlan.platform.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts. */
@Repository
class AccountStore {

    private static final String SELECT = """
            SELECT id, account, person, password, must_change, disabled, sample, language, post, version FROM access.account
            """;

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Account(
            UUID id,
            String account,
            UUID person,
            String password,
            boolean mustChange,
            boolean disabled,
            boolean sample,
            String language,
            @Nullable UUID post,
            long version) {}

    Optional<Account> byName(String account) {
        return one(SELECT + "WHERE account = ?", account);
    }

    Optional<Account> byId(UUID id) {
        return one(SELECT + "WHERE id = ?", id);
    }

    Optional<Account> lock(UUID id) {
        return one(SELECT + "WHERE id = ? FOR UPDATE", id);
    }

    private Optional<Account> one(String sql, Object key) {
        return jdbc.sql(sql).param(key).query(AccountStore::account).optional();
    }

    List<Account> list(@Nullable String q, @Nullable Cursor after, int rows) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder("WHERE true");
        if (q != null && !q.isBlank()) {
            where.append(" AND strpos(account, lower(:q)) > 0");
            params.put("q", q.strip());
        }
        if (after != null) {
            where.append(" AND account COLLATE \"C\" > :after");
            params.put("after", after.value(0));
        }
        return jdbc.sql(SELECT + where + " ORDER BY account COLLATE \"C\" LIMIT " + rows)
                .params(params)
                .query(AccountStore::account)
                .list();
    }

    void insert(Account account) {
        jdbc.sql("""
                        INSERT INTO access.account (id, account, person, password, must_change, disabled, sample, language, version)
                        VALUES (:id, :account, :person, :password, :mustChange, false, :sample, :language, 1)
                        """)
                .param("id", account.id())
                .param("account", account.account())
                .param("person", account.person())
                .param("password", account.password())
                .param("mustChange", account.mustChange())
                .param("sample", account.sample())
                .param("language", account.language())
                .update();
    }

    void password(UUID id, String hash, boolean mustChange) {
        jdbc.sql("UPDATE access.account SET password = ?, must_change = ?, version = version + 1 WHERE id = ?")
                .params(hash, mustChange, id)
                .update();
    }

    void disabled(UUID id, boolean disabled) {
        jdbc.sql("UPDATE access.account SET disabled = ?, version = version + 1 WHERE id = ?")
                .params(disabled, id)
                .update();
    }

    void lastPost(UUID id, @Nullable UUID post) {
        jdbc.sql("UPDATE access.account SET post = :post WHERE id = :id AND post IS DISTINCT FROM :post")
                .param("post", post, Types.OTHER)
                .param("id", id)
                .update();
    }

    void language(UUID id, String language) {
        jdbc.sql("UPDATE access.account SET language = ? WHERE id = ?")
                .params(language, id)
                .update();
    }

    /** Those of the persons who have an account that isn't shut. */
    Set<UUID> withAccount(Collection<UUID> persons) {
        return jdbc.sql("SELECT DISTINCT person FROM access.account WHERE NOT disabled AND person = ANY (?)")
                .param(persons.toArray(new UUID[0]))
                .query(UUID.class)
                .set();
    }

    /** Those of the persons who read English. */
    Set<UUID> readersOfEnglish(Collection<UUID> persons) {
        return persons.isEmpty()
                ? Set.of()
                : jdbc.sql("SELECT person FROM access.account WHERE person IN (:persons) AND language = 'en'")
                        .param("persons", persons)
                        .query(UUID.class)
                        .set();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getObject("person", UUID.class),
                row.getString("password"),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                row.getBoolean("sample"),
                row.getString("language"),
                row.getObject("post", UUID.class),
                row.getLong("version"));
    }
}
