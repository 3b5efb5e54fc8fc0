package cn.anlan.documents;

import cn.anlan.letterkinds.LetterKinds;
import cn.anlan.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters as rows. */
@Repository
class LetterStore {

    private final JdbcClient jdbc;
    private final JsonText json;
    private final LetterKinds kinds;

    LetterStore(JdbcClient jdbc, JsonText json, LetterKinds kinds) {
        this.jdbc = jdbc;
        this.json = json;
        this.kinds = kinds;
    }

    void insert(Letter l) {
        Letter.Root r = l.root;
        var params = changing(l);
        params.put("kind", r.kindId());
        params.put("key", r.kind().key());
        params.put("unit", r.unit());
        params.put("territory", r.territory());
        params.put("language", r.language());
        params.put("tracks", r.matterTracks());
        params.put("matterKind", r.matterKind());
        params.put("matter", r.matter());
        params.put("supersedes", r.supersedes());
        params.put("answers", r.answers());
        params.put("batch", r.batch());
        params.put("draftedBy", r.draftedBy());
        params.put("draftedName", r.draftedName());
        params.put("draftedAt", utc(r.draftedAt()));
        jdbc.sql("""
                INSERT INTO documents.letter (id, version, state, kind, kind_key, unit, territory, language, title, fields, addressees, files,
                    copies, imprint, reply_by, matter_tracks, matter_kind, matter, supersedes, answers, batch, drafted_by, drafted_name, drafted_at)
                VALUES (:id, :version, :state, :kind, :key, :unit, :territory, :language, :title, :fields::jsonb, :addressees::jsonb,
                    :files::jsonb, :copies::jsonb, :imprint::jsonb, :replyBy, :tracks, :matterKind, :matter, :supersedes, :answers, :batch, :draftedBy, :draftedName,
                    :draftedAt)
                """).params(params).update();
    }

    /** Writes what may have changed; the row was locked before. */
    void update(Letter l) {
        jdbc.sql("""
                UPDATE documents.letter SET version = :version, state = :state, title = :title, fields = :fields::jsonb,
                    addressees = :addressees::jsonb, files = :files::jsonb, copies = :copies::jsonb, imprint = :imprint::jsonb,
                    reply_by = :replyBy, superseded_by = :supersededBy, submitted_by = :submittedBy, reviewed_by = :reviewedBy, reviewed_name = :reviewedName,
                    signed_by = :signedBy, signed_name = :signedName, signed_title = :signedTitle, signed_at = :signedAt,
                    signer = :signer, signing_key = :signingKey, signature = :signature,
                    series = :series, year = :year, no = :no, number = :number, issued_at = :issuedAt, issued_name = :issuedName,
                    code = :code, file = :file, sha256 = :sha256, closed_at = :closedAt
                WHERE id = :id
                """).params(changing(l)).update();
    }

    private Map<String, @Nullable Object> changing(Letter l) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        Letter.Content c = l.content;
        Letter.Signed s = l.signed;
        Letter.Issued i = l.issued;
        params.put("id", l.id());
        params.put("version", l.version);
        params.put("state", l.state.name());
        params.put("title", c.title());
        params.put("fields", json.write(c.fields()));
        params.put("addressees", json.write(c.to()));
        params.put("files", json.write(c.files()));
        params.put("copies", json.write(c.copies()));
        params.put("imprint", c.imprint() == null ? null : json.write(c.imprint()));
        params.put("replyBy", c.replyBy());
        params.put("supersededBy", l.supersededBy);
        params.put("submittedBy", l.submittedBy);
        params.put("reviewedBy", l.reviewedBy);
        params.put("reviewedName", l.reviewedName);
        params.put("signedBy", s == null ? null : s.by());
        params.put("signedName", s == null ? null : s.name());
        params.put("signedTitle", s == null ? null : s.title());
        params.put("signedAt", s == null ? null : utc(s.at()));
        params.put("signer", s == null ? null : s.signer());
        params.put("signingKey", s == null ? null : s.key());
        params.put("signature", s == null ? null : s.signature());
        params.put("series", i == null ? null : i.series());
        params.put("year", i == null ? null : i.year());
        params.put("no", i == null ? null : i.no());
        params.put("number", i == null ? null : i.number());
        params.put("issuedAt", i == null ? null : utc(i.at()));
        params.put("issuedName", i == null ? null : i.name());
        params.put("code", i == null ? null : i.code());
        params.put("file", i == null ? null : i.file());
        params.put("sha256", i == null ? null : i.sha256());
        params.put("closedAt", l.closedAt == null ? null : utc(l.closedAt));
        return params;
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql("SELECT * FROM documents.letter WHERE id = ?")
                .param(id)
                .query(this::letter)
                .optional();
    }

    /** Finds a letter and keeps others from changing it until the transaction ends. */
    Optional<Letter> lock(UUID id) {
        return jdbc.sql("SELECT * FROM documents.letter WHERE id = ? FOR UPDATE")
                .param(id)
                .query(this::letter)
                .optional();
    }

    /** The same with several, in one order, so that two who want the same ones don't wait for each other. */
    List<Letter> lockAll(Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM documents.letter WHERE id = ANY (?) ORDER BY id FOR UPDATE")
                .params((Object) ids.toArray(UUID[]::new))
                .query(this::letter)
                .list();
    }

    Optional<Letter> byCode(String code) {
        return jdbc.sql("SELECT * FROM documents.letter WHERE code = ?")
                .param(code)
                .query(this::letter)
                .optional();
    }

    List<Letter> findAll(Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM documents.letter WHERE id = ANY (?) ORDER BY id DESC")
                .params((Object) ids.toArray(UUID[]::new))
                .query(this::letter)
                .list();
    }

    /** The letters issued as answers to one. */
    List<UUID> answersTo(UUID id) {
        return jdbc.sql("SELECT id FROM documents.letter WHERE answers = ? ORDER BY id")
                .param(id)
                .query(UUID.class)
                .list();
    }

    Letter letter(ResultSet row, int n) throws SQLException {
        UUID kind = row.getObject("kind", UUID.class);
        var root = new Letter.Root(
                row.getObject("id", UUID.class),
                kind,
                kinds.get(kind).kind(),
                row.getObject("unit", UUID.class),
                row.getString("territory"),
                row.getString("language"),
                row.getBoolean("matter_tracks"),
                row.getString("matter_kind"),
                row.getObject("matter", UUID.class),
                row.getObject("supersedes", UUID.class),
                row.getObject("answers", UUID.class),
                row.getObject("batch", UUID.class),
                row.getObject("drafted_by", UUID.class),
                row.getString("drafted_name"),
                Objects.requireNonNull(instant(row, "drafted_at")));
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = json.read(row.getString("fields"), LinkedHashMap.class);
        String imprint = row.getString("imprint");
        var letter = new Letter(
                root,
                row.getLong("version"),
                LetterState.valueOf(row.getString("state")),
                new Letter.Content(
                        row.getString("title"),
                        fields,
                        List.of(json.read(row.getString("addressees"), Letter.To[].class)),
                        List.of(json.read(row.getString("files"), FileRef[].class)),
                        row.getObject("reply_by", LocalDate.class),
                        List.of(json.read(row.getString("copies"), Letter.To[].class)),
                        imprint == null ? null : json.read(imprint, NewLetter.Imprint.class)));
        letter.submittedBy = row.getObject("submitted_by", UUID.class);
        letter.reviewedBy = row.getObject("reviewed_by", UUID.class);
        letter.reviewedName = row.getString("reviewed_name");
        letter.signed = signed(row);
        letter.issued = issued(row);
        letter.supersededBy = row.getObject("superseded_by", UUID.class);
        letter.closedAt = instant(row, "closed_at");
        return letter;
    }

    private static Letter.@Nullable Signed signed(ResultSet row) throws SQLException {
        Instant at = instant(row, "signed_at");
        return at == null
                ? null
                : new Letter.Signed(
                        row.getObject("signed_by", UUID.class),
                        row.getString("signed_name"),
                        row.getString("signed_title"),
                        at,
                        row.getString("signer"),
                        row.getString("signing_key"),
                        row.getBytes("signature"));
    }

    private static Letter.@Nullable Issued issued(ResultSet row) throws SQLException {
        Instant at = instant(row, "issued_at");
        return at == null
                ? null
                : new Letter.Issued(
                        row.getString("series"),
                        row.getObject("year", Integer.class),
                        row.getObject("no", Integer.class),
                        row.getString("number"),
                        at,
                        row.getString("issued_name"),
                        row.getString("code"),
                        row.getObject("file", UUID.class),
                        row.getString("sha256"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
