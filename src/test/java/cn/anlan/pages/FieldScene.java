package cn.anlan.pages;

import cn.anlan.Http;
import cn.anlan.TestClock;
import cn.anlan.access.Accounts;
import cn.anlan.countychecks.CheckingCity;
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

/**
 * A tour or a county check at work, whose members can sign in, and what the server has of what they recorded.
 *
 * @param tour its id
 * @param path of its page for the field
 * @param unit the name of whoever is toured or checked
 * @param responsible the name of somebody below it
 * @param reader post of somebody who reads all that is recorded
 * @param ending files its report: nothing is recorded any more
 */
record FieldScene(Town town, UUID tour, String path, String unit, String responsible, UUID reader, Runnable ending) {

    static final String ONE = "field.one";
    static final String TWO = "field.two";

    /** A tour at work; two of its members have accounts. */
    static FieldScene ofTour(Town town, Accounts accounts, TestClock clock) {
        clock.reset();
        var zone = new Zone(town);
        UUID tour = zone.approved(2026, "2026-03-10").tours().getFirst();
        UUID leader = zone.people.getFirst();
        clock.set("2026-03-09T10:00");
        step(
                zone,
                tour,
                zone.office,
                "train",
                Map.of(
                        "persons", IntStream.range(0, 6).mapToObj(zone::person).toList(),
                        "contents", "九个方面和工作纪律",
                        "evidence", List.of(town.document(zone.office))));
        step(zone, tour, zone.office, "notify", Map.of("contact", "安二"));
        clock.set("2026-03-10T09:00");
        step(zone, tour, leader, "enter", Map.of());
        step(zone, tour, leader, "brief", Map.of("attendees", "街道党政班子", "words", "通报巡查任务"));
        account(accounts, zone.person(1), ONE);
        account(accounts, zone.person(2), TWO);
        return new FieldScene(
                town,
                tour,
                "/tours/" + tour + "/field",
                "兴仁街道",
                "示例锂电公司",
                zone.people.get(1),
                () -> reportEarly(zone, tour, leader));
    }

    private static void step(Zone zone, UUID tour, UUID post, String verb, Object body) {
        zone.step(post, "/api/tours/" + tour, verb, body).is(200);
    }

    /** The leader ends it before its time and reports. */
    private static void reportEarly(Zone zone, UUID tour, UUID leader) {
        step(zone, tour, leader, "end", Map.of("reason", "任务已完成"));
        zone.town
                .as(leader)
                .get("/api/tours/" + tour)
                .is(200)
                .at("missing")
                .valueStream()
                .forEach(area ->
                        step(zone, tour, leader, "leave-out", Map.of("area", area.asString(), "reason", "本轮专题未涉及")));
        step(
                zone,
                tour,
                leader,
                "report",
                Map.of("problems", "台账不全", "recommendations", "充实力量", "evidence", List.of(zone.town.document(leader))));
    }

    /** A check of a city's n-th county at work, by the safety office and the staffing office. */
    static FieldScene ofCheck(CheckingCity city, int county) {
        city.addTown(county, "城关镇");
        UUID check = city.opened(county);
        return new FieldScene(
                city.town,
                check,
                "/clues/county-checks/" + check + "/field",
                city.nameOf(county),
                "城关镇",
                city.office,
                () -> city.report(city.office, check).is(200));
    }

    static void account(Accounts accounts, UUID person, String name) {
        accounts.open(Actor.system(), new Accounts.NewAccount(person, name, Http.PASSWORD, false, false, "zh"));
    }

    void report() {
        ending.run();
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
        return town.as(reader);
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
