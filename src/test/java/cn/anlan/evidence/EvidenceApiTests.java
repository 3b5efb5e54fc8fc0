package cn.anlan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.ledger.EvidenceFiles;
import cn.anlan.ledger.Ledger;
import cn.anlan.ledger.NewAct;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@AnlanTest
@Import(ActingAs.class)
@TestPropertySource(properties = {"anlan.evidence.photo=100KB", "anlan.evidence.video=1MB"})
class EvidenceApiTests {

    private static final UUID WORKER = new UUID(3, 3);

    @Autowired
    Http http;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceFiles files;

    @Autowired
    UploadSweep sweep;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private Http worker;

    @BeforeEach
    void signIn() {
        worker = ActingAs.as(http, Role.GRID_WORKER, WORKER);
    }

    @Test
    void goesOnWithAnUploadWhereItBroke() throws Exception {
        byte[] photo = Samples.picture("jpg", 300, 200);
        String id = begin(worker, "现场.jpg", photo.length, Map.of("sha256", hash(photo)))
                .is(201)
                .text("id");

        Answer first = piece(worker, id, 0, Arrays.copyOf(photo, 1000)).is(200);
        Answer again = piece(worker, id, 0, Arrays.copyOf(photo, 1000));
        Answer asked =
                worker.send("HEAD", "/api/evidence/" + id, null, new byte[0]).is(200);
        Answer unfinished = worker.get("/api/evidence/" + id);
        Answer last = piece(worker, id, 1000, Arrays.copyOfRange(photo, 1000, photo.length))
                .is(200);

        assertThat(first.text("evidence")).isNull();
        assertThat(first.header("Upload-Offset")).isEqualTo("1000");
        again.isProblem(409, "WRONG_OFFSET");
        assertThat(again.number("current")).isEqualTo(1000);
        assertThat(asked.header("Upload-Offset")).isEqualTo("1000");
        assertThat(asked.header("Upload-Length")).isEqualTo(Integer.toString(photo.length));
        unfinished.isProblem(409, "STILL_UPLOADING");
        assertThat(last.text("evidence.sha256")).isEqualTo(hash(photo));
        assertThat(last.text("evidence.kind")).isEqualTo("photo");
        assertThat(Files.readAllBytes(files.path(hash(photo)))).isEqualTo(photo);
        assertThat(worker.get("/api/evidence/" + id).is(200).text("name")).isEqualTo("现场.jpg");
    }

    @Test
    void servesFilesSoThatNothingInThemRuns() throws Exception {
        byte[] pdf = Samples.pdf();
        String id = whole(worker, "合同\u202E.pdf", pdf).text("evidence.id");

        Answer content = worker.get("/api/evidence/" + id + "/content").is(200);
        Answer part = worker.with("Range", "bytes=5-7")
                .get("/api/evidence/" + id + "/content")
                .is(206);
        Answer word = worker.get("/api/evidence/"
                        + whole(worker, "a.docx", Samples.zip("[Content_Types].xml", "word/document.xml"))
                                .text("evidence.id")
                        + "/content")
                .is(200);

        assertThat(content.bytes()).isEqualTo(pdf);
        assertThat(content.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Security-Policy")).contains("sandbox");
        assertThat(content.header("Content-Disposition")).startsWith("inline").contains("%E5%90%88%E5%90%8C.pdf");
        assertThat(part.body()).isEqualTo("1.7");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 5-7/" + pdf.length);
        assertThat(word.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void keepsPlaceAndTimeApartAndStripsThemFromWhatIsPublished() throws Exception {
        byte[] photo = Samples.photoWithExif();

        Answer uploaded = whole(worker, "p.jpg", photo);
        String id = uploaded.text("evidence.id");
        byte[] published =
                worker.get("/api/evidence/" + id + "/published").is(200).bytes();
        byte[] thumbnail =
                worker.get("/api/evidence/" + id + "/thumbnail").is(200).bytes();

        assertThat(uploaded.text("evidence.capturedAt")).isEqualTo("2026-03-01T02:20:30Z");
        assertThat(uploaded.at("evidence.captureSaid").asBoolean()).isFalse();
        assertThat(uploaded.at("evidence.latitude").asDouble()).isEqualTo(31.5);
        assertThat(uploaded.at("evidence.longitude").asDouble()).isEqualTo(120.25);
        assertThat(uploaded.text("evidence.device")).isEqualTo("Anlan Cam1");
        assertThat(uploaded.text("evidence.uploadedAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(Files.readAllBytes(files.path(hash(photo)))).isEqualTo(photo);
        assertThat(new String(published, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Cam1", "2026:03:01");
        var upright = ImageIO.read(new ByteArrayInputStream(published));
        assertThat(upright.getWidth()).isEqualTo(400);
        assertThat(upright.getHeight()).isEqualTo(800);
        assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail)).getHeight())
                .isEqualTo(320);
    }

    @Test
    void refusesToPublishWhatItCannotStrip() throws Exception {
        String id = whole(worker, "p.heic", Samples.heic()).text("evidence.id");

        worker.get("/api/evidence/" + id + "/published").isProblem(422, "CANNOT_STRIP");
        worker.get("/api/evidence/" + id + "/thumbnail").isProblem(404, "NO_THUMBNAIL");
    }

    @Test
    void acceptsEveryTypeOnTheListByItsContent() throws Exception {
        var samples = Map.ofEntries(
                Map.entry("image/png", Samples.picture("png", 9, 9)),
                Map.entry("image/webp", Samples.webp()),
                Map.entry("image/heic", Samples.heic()),
                Map.entry(MediaType.DOCX.type(), Samples.zip("[Content_Types].xml", "word/document.xml")),
                Map.entry(MediaType.XLSX.type(), Samples.zip("[Content_Types].xml", "xl/workbook.xml")),
                Map.entry("application/msword", Samples.compound("WordDocument")),
                Map.entry("application/vnd.ms-excel", Samples.compound("Workbook")),
                Map.entry("audio/mpeg", Samples.mp3()),
                Map.entry("audio/vnd.wave", Samples.wav()),
                Map.entry("audio/amr", Samples.amr()),
                Map.entry("audio/webm", Samples.weba()),
                Map.entry("video/webm", Samples.webm()),
                Map.entry("video/quicktime", Samples.recording("qt  ", Instant.parse("2026-03-01T00:00:00Z"))));

        samples.forEach(
                (type, content) -> assertThat(whole(worker, "没有扩展名", content).text("evidence.type"))
                        .isEqualTo(type));
    }

    @Test
    void refusesWhatOnlyPretends() throws Exception {
        var pretenders = List.of(
                Samples.text("<script>alert(1)</script>"),
                Samples.text("<!DOCTYPE html><html><body onload=alert(1)></body></html>"),
                Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                Samples.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                Samples.text("#!/bin/sh\nrm -rf /"),
                Samples.text("<?php system($_GET['c']); ?>"),
                Samples.text("MZ\u0090\0\u0003"),
                Samples.text("GIF89a\u0001\0\u0001\0"),
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, '<', 's', 'c', 'r', 'i', 'p', 't', '>'},
                Samples.zip("a.txt"),
                Samples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                Samples.compound("Property"),
                "PK\u0003\u0004 broken".getBytes(StandardCharsets.ISO_8859_1));

        for (byte[] pretender : pretenders) {
            String id = begin(worker, "photo.jpg", pretender.length, Map.of("type", "image/jpeg"))
                    .is(201)
                    .text("id");
            piece(worker, id, 0, pretender).isProblem(422, "TYPE_REFUSED");
            worker.get("/api/evidence/" + id).isProblem(404, "NOT_FOUND");
            assertThat(incoming(id)).doesNotExist();
            assertThat(files.exists(hash(pretender))).isFalse();
        }
    }

    @Test
    void refusesWhatIsTooBigForItsKindOrOtherThanAnnounced() throws Exception {
        byte[] photo = Samples.picture("png", 5, 5);
        byte[] big = Arrays.copyOf(photo, 150_000);

        String bigId = begin(worker, "big.png", big.length, Map.of()).text("id");
        piece(worker, bigId, 0, big).isProblem(413, "TOO_BIG");
        begin(worker, "huge.mp4", 3_000_000_000L, Map.of()).isProblem(413, "TOO_BIG");
        String other = begin(worker, "p.png", photo.length, Map.of("sha256", "0".repeat(64)))
                .text("id");
        piece(worker, other, 0, photo).isProblem(422, "HASH_DIFFERS");
        String longer = begin(worker, "p.png", 10, Map.of()).text("id");
        piece(worker, longer, 0, photo).isProblem(422, "LONGER_THAN_SAID");

        assertThat(worker.send("HEAD", "/api/evidence/" + longer, null, new byte[0])
                        .header("Upload-Offset"))
                .isEqualTo("0");
        begin(worker, "", 10, Map.of()).isProblem(400, "INVALID");
        begin(worker, "x", 0, Map.of()).isProblem(400, "INVALID");
        begin(worker, "x", 1, Map.of("sha256", "../..")).isProblem(400, "INVALID");
        ActingAs.as(http, Role.AUDITOR)
                .post("/api/evidence", Map.of("name", "x", "size", 1))
                .isProblem(403, "NOT_ALLOWED");
    }

    @Test
    void showsAFileToWhoeverSeesTheMatterItIsAttachedTo() throws Exception {
        byte[] photo = Samples.picture("png", 21, 7);
        Answer uploaded = whole(worker, "p.png", photo);
        String path = "/api/evidence/" + uploaded.text("evidence.id");
        Http colleague = ActingAs.as(http, Role.GRID_WORKER, new UUID(3, 4));
        Http auditor = ActingAs.as(http, Role.AUDITOR);
        auditor.get(path).isProblem(404, "NOT_FOUND");
        piece(colleague, uploaded.text("id"), 0, photo).isProblem(404, "NOT_FOUND");

        UUID subject = Ids.next();
        attach(subject, 1, WORKER, List.of(hash(photo)));

        auditor.get(path).is(200);
        ActingAs.as(http, Role.ENTERPRISE).get(path + "/content").is(200);
        assertThat(auditor.get("/api/evidence?sha256=" + hash(photo)).is(200).items())
                .hasSize(1);
        colleague.get(path).isProblem(404, "NOT_FOUND");
        assertThat(colleague.get("/api/evidence?sha256=" + hash(photo)).is(200).items())
                .isEmpty();
        ActingAs.as(http, Role.ADMINISTRATOR).get(path).isProblem(403, "NOT_ALLOWED");
        attach(subject, 2, new UUID(3, 4), List.of());
        colleague.get(path).is(200);
    }

    @Test
    void letsOnlyWholeFilesOfOnesOwnBeAttached() throws Exception {
        byte[] photo = Samples.picture("png", 22, 7);
        UUID whole = UUID.fromString(whole(worker, "p.png", photo).text("evidence.id"));
        UUID half = UUID.fromString(begin(worker, "p.png", 100, Map.of()).text("id"));

        assertThat(evidence.require(worker(WORKER), List.of(whole)))
                .extracting(EvidenceView::sha256)
                .containsExactly(hash(photo));
        for (var refused :
                Map.of(half, WORKER, whole, new UUID(3, 4), Ids.next(), WORKER).entrySet()) {
            assertThatThrownBy(() -> evidence.require(worker(refused.getValue()), List.of(refused.getKey())))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(EvidenceProblem.NO_SUCH_EVIDENCE));
        }
    }

    @Test
    @Clause("ZZ-4.2b")
    void keepsSoundAndPicturesOfAnOnSiteCheckWithTheTimeTheyWereTaken() {
        Instant taken = Instant.parse("2026-03-01T06:30:00Z");

        Answer video = whole(worker, "检查.mp4", Samples.recording("isom", taken));
        Answer sound = whole(worker, "谈话.m4a", Samples.recording("M4A ", taken));
        byte[] recorder = Samples.amr();
        String id = begin(worker, "录音.amr", recorder.length, Map.of("capturedAt", taken, "device", "执法记录仪"))
                .text("id");
        Answer said = piece(worker, id, 0, recorder).is(200);

        assertThat(video.text("evidence.kind")).isEqualTo("video");
        assertThat(video.text("evidence.capturedAt")).isEqualTo(taken.toString());
        assertThat(video.at("evidence.captureSaid").asBoolean()).isFalse();
        assertThat(sound.text("evidence.kind")).isEqualTo("audio");
        assertThat(sound.text("evidence.capturedAt")).isEqualTo(taken.toString());
        assertThat(said.text("evidence.capturedAt")).isEqualTo(taken.toString());
        assertThat(said.at("evidence.captureSaid").asBoolean()).isTrue();
        assertThat(said.text("evidence.device")).isEqualTo("执法记录仪");
        assertThat(said.text("evidence.uploadedAt")).isEqualTo(clock.instant().toString());
    }

    @Test
    void clearsAwayAbandonedUploads() {
        String old = begin(worker, "p.png", 100, Map.of()).text("id");
        piece(worker, old, 0, new byte[50]).is(200);
        clock.advance(Duration.ofDays(3));
        String fresh = begin(worker, "p.png", 100, Map.of()).text("id");

        sweep.sweep();

        assertThat(incoming(old)).doesNotExist();
        worker.send("HEAD", "/api/evidence/" + old, null, new byte[0]).is(404);
        worker.send("HEAD", "/api/evidence/" + fresh, null, new byte[0]).is(200);
        clock.reset();
    }

    private Answer begin(Http as, String name, long size, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("name", name);
        body.put("size", size);
        return as.post("/api/evidence", body);
    }

    private Answer piece(Http as, String id, long offset, byte[] bytes) {
        return as.with("Upload-Offset", Long.toString(offset))
                .send("PATCH", "/api/evidence/" + id, "application/offset+octet-stream", bytes);
    }

    private Answer whole(Http as, String name, byte[] content) {
        String id = begin(as, name, content.length, Map.of()).is(201).text("id");
        return piece(as, id, 0, content).is(200);
    }

    private void attach(UUID subject, long version, UUID person, List<String> hashes) {
        transaction.execute(status -> ledger.append(new NewAct(
                "hazard",
                subject,
                version,
                "hazard.reported",
                worker(person),
                new UUID(9, 0),
                "320200000000",
                clock.instant(),
                Map.of(),
                hashes)));
    }

    private static Actor worker(UUID person) {
        return new Actor(person, "网格员", new UUID(8, 0), "网格员", Role.GRID_WORKER, new UUID(9, 0), "单位", List.of());
    }

    private Path incoming(String id) {
        return files.root().resolve("incoming").resolve(id);
    }

    private static String hash(byte[] content) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }
}
