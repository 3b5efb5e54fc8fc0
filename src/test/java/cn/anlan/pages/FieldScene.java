package cn.anlan.pages;

import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.access.Accounts;
import cn.anlan.obligations.Town;
import cn.anlan.platform.Actor;
import cn.anlan.tourplans.Zone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** A tour at work whose members can sign in, and what the server has of what they recorded. */
final class FieldScene {

    static final String ONE = "field.one";
    static final String TWO = "field.two";

    final UUID tour;
    private final Zone zone;
    private final Town town;

    FieldScene(Town town, Accounts accounts, TestClock clock) {
        this.town = town;
        clock.reset();
        zone = new Zone(town);
        tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        UUID leader = zone.people.getFirst();
        clock.set("2026-03-09T10:00");
        step(
                zone.office,
                "train",
                Map.of(
                        "persons", IntStream.range(0, 6).mapToObj(zone::person).toList(),
                        "contents", "九个方面和工作纪律",
                        "evidence", List.of(town.document(zone.office))));
        step(zone.office, "notify", Map.of("contact", "安二"));
        clock.set("2026-03-10T09:00");
        step(leader, "enter", Map.of());
        step(leader, "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务"));
        account(accounts, 1, ONE);
        account(accounts, 2, TWO);
    }

    private void account(Accounts accounts, int n, String name) {
        accounts.open(Actor.system(), new Accounts.NewAccount(zone.person(n), name, Http.PASSWORD, false, false, "zh"));
    }

    private void step(UUID post, String verb, Object body) {
        zone.step(post, "/api/tours/" + tour, verb, body).is(200);
    }

    /** The leader ends it before its time and reports: nothing is recorded any more. */
    void report() {
        UUID leader = zone.people.getFirst();
        step(leader, "end", Map.of("reason", "任务已完成"));
        server().get("/api/tours/" + tour)
                .is(200)
                .at("missing")
                .valueStream()
                .forEach(area -> step(leader, "leave-out", Map.of("area", area.asString(), "reason", "本轮专题未涉及")));
        step(
                leader,
                "report",
                Map.of("problems", "台账不全", "recommendations", "充实力量", "evidence", List.of(town.document(leader))));
    }

    String path() {
        return "/tours/" + tour + "/field";
    }

    /** Those of the visits whose place is this. */
    List<JsonNode> visits(String place) {
        return server().get("/api/tours/" + tour + "/visits").is(200).items().stream()
                .filter(visit -> visit.get("place").asString().equals(place))
                .toList();
    }

    List<JsonNode> findings(String title) {
        return server().get("/api/tours/" + tour)
                .is(200)
                .at("findings")
                .valueStream()
                .filter(finding -> finding.get("title").asString().equals(title))
                .toList();
    }

    List<JsonNode> log(String words) {
        return server().get("/api/tours/" + tour + "/log").is(200).items().stream()
                .filter(entry -> entry.get("words").asString().equals(words))
                .toList();
    }

    byte[] content(JsonNode record) {
        return server().get("/api/evidence/" + record.get("evidence").get(0).asString() + "/content")
                .is(200)
                .bytes();
    }

    Http server() {
        return town.as(zone.people.get(1));
    }

    /** A photo that can't be made smaller. */
    static byte[] photo(int seed) {
        var picture = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
        var random = new Random(seed);
        for (int i = 0; i < 240 * 240; i++) {
            picture.setRGB(i % 240, i / 240, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] video(int size) {
        byte[] video = new byte[size];
        new Random(size).nextBytes(video);
        byte[] head = "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, video, 0, head.length);
        return Arrays.copyOf(video, size);
    }
}
