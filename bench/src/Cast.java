import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Units, posts, people and their open sessions, written as the owner of the tables: how people sign in isn't what is measured. */
final class Cast {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final Connection owner;

    Cast(Connection owner) {
        this.owner = owner;
    }

    /** Somebody in a post, signed in. */
    record Member(UUID person, String name, UUID post, UUID unit, String role, String session) {

        Wire connect(Product product) throws IOException {
            return new Wire(product.address, session);
        }
    }

    UUID unit(String name, String kind, String territory, String area, UUID parent) throws SQLException {
        UUID id = id();
        run(
                "INSERT INTO organization.unit (id, name, kind, parent, territory, areas, opened, version) VALUES (?, ?, ?, ?, ?, ARRAY[?], ?, 0)",
                id, name, kind, parent, territory, area, SINCE);
        run(
                "INSERT INTO organization.unit_period (unit, during, name, kind, parent, territory, areas)"
                        + " VALUES (?, daterange(?, NULL), ?, ?, ?, ?, ARRAY[?])",
                id, SINCE, name, kind, parent, territory, area);
        return id;
    }

    Member member(String name, String role, UUID unit) throws Exception {
        UUID person = id();
        UUID post = id();
        UUID account = id();
        String session = "bench-" + id();
        run("INSERT INTO organization.person (id, name, version) VALUES (?, ?, 1)", person, name);
        run("INSERT INTO organization.post (id, unit, title, role, version) VALUES (?, ?, ?, ?, 1)", post, unit, role, role);
        run(
                "INSERT INTO organization.holding (id, post, person, during) VALUES (?, ?, ?, daterange(?, NULL))",
                id(), post, person, SINCE);
        run(
                "INSERT INTO access.account (id, account, person, password, must_change, version) VALUES (?, ?, ?, '-', false, 1)",
                account, "b" + account, person);
        run(
                "INSERT INTO access.session (hash, account, post, started_at, seen_at) VALUES (?, ?, ?, now(), now())",
                MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8)), account, post);
        return new Member(person, name, post, unit, role, session);
    }

    void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** UUIDv7, as the product's ids are: they grow, so that indexes are filled at their end. */
    static UUID id() {
        byte[] bytes = new byte[16];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long random = buffer.getLong(0);
        Instant now = Instant.now();
        long micros = now.getNano() / 1000 % 1000 * 4096 / 1000;
        return new UUID(
                now.toEpochMilli() << 16 | 0x7000 | micros & 0xfff, random & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
