package cn.anlan.documents;

import static cn.anlan.documents.LetterStore.instant;
import static cn.anlan.documents.LetterStore.utc;

import cn.anlan.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries, replies and demands as rows. Who changes them has locked their letter. */
@Repository
class DeliveryStore {

    private final JdbcClient jdbc;
    private final JsonText json;

    DeliveryStore(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param state {@code GIVEN}, {@code RETURNED} or {@code ACCEPTED} */
    record Reply(
            UUID id,
            UUID delivery,
            String state,
            String words,
            List<FileRef> files,
            @Nullable UUID letter,
            UUID person,
            String name,
            Instant givenAt,
            boolean late,
            @Nullable String opinion,
            @Nullable String judgedName,
            @Nullable Instant judgedAt) {}

    /** A demand that is an obligation of the addressee. */
    record Item(UUID obligation, UUID delivery, int no, String text, LocalDate due, boolean over) {}

    void insert(Delivery d) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("id", d.id());
        params.put("letter", d.letter());
        params.put("no", d.no());
        params.put("unit", d.unit());
        params.put("name", d.name());
        params.put("territory", d.territory());
        params.put("post", d.post());
        params.put("state", d.state().name());
        params.put("receipt", d.receiptAsked());
        params.put("obligation", d.obligation());
        params.put("due", d.due() == null ? null : utc(d.due()));
        params.put("at", utc(d.deliveredAt()));
        params.put("copy", d.copy());
        jdbc.sql("""
                INSERT INTO documents.delivery (id, letter, no, unit, name, territory, post, state, receipt_asked, obligation, due,
                    delivered_at, copy)
                VALUES (:id, :letter, :no, :unit, :name, :territory, :post, :state, :receipt, :obligation, :due, :at, :copy)
                """).params(params).update();
    }

    void move(UUID id, DeliveryState to, Instant at, String name) {
        jdbc.sql("""
                UPDATE documents.delivery SET state = :to,
                    received_at = CASE WHEN :to IN ('RECEIVED', 'REPLIED') THEN coalesce(received_at, :at) ELSE received_at END,
                    received_name = CASE WHEN :to IN ('RECEIVED', 'REPLIED') THEN coalesce(received_name, :name) ELSE received_name END,
                    replied_at = CASE WHEN :to = 'REPLIED' THEN :at ELSE replied_at END,
                    over_at = CASE WHEN :to IN ('ACCEPTED', 'LIFTED') THEN :at::timestamptz END
                WHERE id = :id
                """)
                .param("to", to.name())
                .param("at", utc(at))
                .param("name", name)
                .param("id", id)
                .update();
    }

    void due(UUID id, Instant due) {
        jdbc.sql("UPDATE documents.delivery SET due = ? WHERE id = ?")
                .params(utc(due), id)
                .update();
    }

    void reminded(UUID id) {
        jdbc.sql("UPDATE documents.delivery SET reminders = reminders + 1 WHERE id = ?")
                .param(id)
                .update();
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.sql("SELECT * FROM documents.delivery WHERE id = ?")
                .param(id)
                .query(DeliveryStore::delivery)
                .optional();
    }

    List<Delivery> of(UUID letter) {
        return ofAll(List.of(letter));
    }

    List<Delivery> ofAll(Collection<UUID> letters) {
        return jdbc.sql("SELECT * FROM documents.delivery WHERE letter = ANY (?) ORDER BY letter, no")
                .params((Object) letters.toArray(UUID[]::new))
                .query(DeliveryStore::delivery)
                .list();
    }

    Optional<Delivery> byObligation(UUID obligation) {
        return jdbc.sql("SELECT * FROM documents.delivery WHERE obligation = ?")
                .param(obligation)
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** Those of letters that are out of which a unit still owes receipt or reply, and no obligation carries it. */
    List<Delivery> waitingFor(UUID unit) {
        return jdbc.sql("""
                        SELECT d.* FROM documents.delivery d JOIN documents.letter l ON l.id = d.letter
                        WHERE d.unit = ? AND d.obligation IS NULL AND l.state = 'ISSUED' AND d.state IN ('DELIVERED', 'RECEIVED', 'RETURNED')
                            AND (d.due IS NOT NULL OR d.receipt_asked AND d.state = 'DELIVERED')
                        ORDER BY d.letter, d.no
                        """).param(unit).query(DeliveryStore::delivery).list();
    }

    void insert(Reply reply) {
        jdbc.sql("""
                INSERT INTO documents.reply (id, delivery, state, words, files, letter, person, name, given_at, late)
                VALUES (:id, :delivery, 'GIVEN', :words, :files::jsonb, :letter, :person, :name, :at, :late)
                """)
                .param("id", reply.id())
                .param("delivery", reply.delivery())
                .param("words", reply.words())
                .param("files", json.write(reply.files()))
                .param("letter", reply.letter())
                .param("person", reply.person())
                .param("name", reply.name())
                .param("at", utc(reply.givenAt()))
                .param("late", reply.late())
                .update();
    }

    void judge(UUID reply, String state, String opinion, String name, Instant at) {
        jdbc.sql("""
                UPDATE documents.reply SET state = ?, opinion = ?, judged_name = ?, judged_at = ? WHERE id = ?
                """).params(state, opinion, name, utc(at), reply).update();
    }

    /** Says of the reply just given that it is a letter of its own. */
    void repliedBy(UUID delivery, UUID letter) {
        jdbc.sql("UPDATE documents.reply SET letter = ? WHERE delivery = ? AND state = 'GIVEN'")
                .params(letter, delivery)
                .update();
    }

    List<Reply> replies(Collection<UUID> deliveries) {
        return jdbc.sql("SELECT * FROM documents.reply WHERE delivery = ANY (?) ORDER BY id")
                .params((Object) deliveries.toArray(UUID[]::new))
                .query(this::reply)
                .list();
    }

    void insert(Item item) {
        jdbc.sql("INSERT INTO documents.item (obligation, delivery, no, text, due) VALUES (?, ?, ?, ?, ?)")
                .params(item.obligation(), item.delivery(), item.no(), item.text(), item.due())
                .update();
    }

    /** Notes that a demand is met or lifted; whether there was such a one. */
    boolean over(UUID obligation) {
        return jdbc.sql("UPDATE documents.item SET over = true WHERE obligation = ?")
                        .param(obligation)
                        .update()
                == 1;
    }

    List<Item> items(Collection<UUID> deliveries) {
        return jdbc.sql("SELECT * FROM documents.item WHERE delivery = ANY (?) ORDER BY delivery, no")
                .params((Object) deliveries.toArray(UUID[]::new))
                .query((row, n) -> new Item(
                        row.getObject("obligation", UUID.class),
                        row.getObject("delivery", UUID.class),
                        row.getInt("no"),
                        row.getString("text"),
                        row.getObject("due", LocalDate.class),
                        row.getBoolean("over")))
                .list();
    }

    private Reply reply(ResultSet row, int n) throws SQLException {
        return new Reply(
                row.getObject("id", UUID.class),
                row.getObject("delivery", UUID.class),
                row.getString("state"),
                row.getString("words"),
                List.of(json.read(row.getString("files"), FileRef[].class)),
                row.getObject("letter", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(instant(row, "given_at")),
                row.getBoolean("late"),
                row.getString("opinion"),
                row.getString("judged_name"),
                instant(row, "judged_at"));
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("letter", UUID.class),
                row.getInt("no"),
                row.getObject("unit", UUID.class),
                row.getString("name"),
                row.getString("territory"),
                row.getObject("post", UUID.class),
                DeliveryState.valueOf(row.getString("state")),
                row.getBoolean("receipt_asked"),
                row.getObject("obligation", UUID.class),
                instant(row, "due"),
                Objects.requireNonNull(instant(row, "delivered_at")),
                instant(row, "received_at"),
                row.getString("received_name"),
                instant(row, "replied_at"),
                instant(row, "over_at"),
                row.getInt("reminders"),
                row.getBoolean("copy"));
    }
}
