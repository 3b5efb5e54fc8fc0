package cn.anlan.organization;

import cn.anlan.platform.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Persons. */
@Repository
class PersonStore {

    private static final String SELECT = "SELECT id, name, mobile, email, sample, version FROM organization.person ";

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Versioned(PersonView person, long version) {}

    Optional<Versioned> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(PersonStore::person)
                .optional();
    }

    Optional<Versioned> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(PersonStore::person)
                .optional();
    }

    List<PersonView> findAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE id IN (:ids)").param("ids", ids).query(PersonStore::person).list().stream()
                        .map(Versioned::person)
                        .toList();
    }

    List<PersonView> list(@Nullable String q, @Nullable Cursor after, int rows) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder("WHERE true");
        if (q != null && !q.isBlank()) {
            where.append(" AND strpos(lower(name), lower(:q)) > 0");
            params.put("q", q.strip());
        }
        if (after != null) {
            where.append(" AND (name COLLATE \"C\", id) > (:afterName, :afterId)");
            params.put("afterName", after.value(0));
            params.put("afterId", after.id(1));
        }
        return jdbc
                .sql(SELECT + where + " ORDER BY name COLLATE \"C\", id LIMIT " + rows)
                .params(params)
                .query(PersonStore::person)
                .list()
                .stream()
                .map(Versioned::person)
                .toList();
    }

    void insert(PersonView person) {
        jdbc.sql("""
                        INSERT INTO organization.person (id, name, mobile, email, sample, version)
                        VALUES (:id, :name, :mobile, :email, :sample, 1)
                        """)
                .param("id", person.id())
                .param("name", person.name())
                .param("mobile", person.mobile())
                .param("email", person.email())
                .param("sample", person.sample())
                .update();
    }

    void update(PersonView person, long version) {
        jdbc.sql("""
                        UPDATE organization.person SET name = :name, mobile = :mobile, email = :email, version = :version
                        WHERE id = :id
                        """)
                .param("id", person.id())
                .param("name", person.name())
                .param("mobile", person.mobile())
                .param("email", person.email())
                .param("version", version)
                .update();
    }

    private static Versioned person(ResultSet row, int n) throws SQLException {
        return new Versioned(
                new PersonView(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("mobile"),
                        row.getString("email"),
                        row.getBoolean("sample")),
                row.getLong("version"));
    }
}
