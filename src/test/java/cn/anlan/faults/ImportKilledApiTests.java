package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The import of a hazard ledger in a process that is killed while it stores. */
@AnlanTest
class ImportKilledApiTests {

    private static final String IMPORTS = "/api/hazards/imports";
    private static final int ROWS = 6_000;

    @Autowired
    Http here;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void leavesNothingHalfWrittenAndIsGoneOnWithAtTheNextStart() throws Exception {
        clock.set(Instant.now());
        UUID town = people.unit("示例镇", UnitKind.TOWN, "320298101000", null);
        people.join("importer", Role.SUPERVISOR, town);
        Http near = here.as("importer");

        Node killed = Node.start(environment);
        Http far = new Http(killed.address(), json).as("importer");
        String id = upload(far);
        order(far, id);
        await(near, id, now -> now.number("stored") > 0);
        killed.kill();

        assertThat(near.get(IMPORTS + "/" + id).text("state")).isEqualTo("STORING");
        assertNothingOfItIsThere();
        // A command beside the product isn't the product: it must not go on with the import.
        assertThat(Node.run(environment, "verify")).isZero();
        assertThat(near.get(IMPORTS + "/" + id).text("state")).isEqualTo("STORING");
        assertNothingOfItIsThere();

        try (Node next = Node.start(environment)) {
            await(
                    new Http(next.address(), json).as("importer"),
                    id,
                    now -> now.text("state").equals("DONE"));
        }

        assertThat(near.get(IMPORTS + "/" + id).number("stored")).isEqualTo(ROWS);
        assertEachRowIsThereOnce();
        String again = upload(near);
        order(near, again);
        await(near, again, now -> now.text("state").equals("DONE"));
        assertThat(near.get(IMPORTS + "/" + again).number("stored")).isZero();
        assertEachRowIsThereOnce();
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    private void assertNothingOfItIsThere() {
        assertThat(count("SELECT count(*) FROM hazards.hazard")).isZero();
        assertThat(count("SELECT count(*) FROM obligations.obligation")).isZero();
        assertThat(count("SELECT count(*) FROM ledger.act WHERE kind = 'hazard.imported'"))
                .isZero();
    }

    private void assertEachRowIsThereOnce() {
        assertThat(count("SELECT count(*) FROM hazards.hazard")).isEqualTo(ROWS);
        assertThat(count("SELECT count(DISTINCT title) FROM hazards.hazard")).isEqualTo(ROWS);
        assertThat(count("SELECT count(*) FROM ledger.act WHERE kind = 'hazard.imported'"))
                .isEqualTo(ROWS);
        assertThat(count("SELECT count(*) FROM obligations.obligation")).isEqualTo(ROWS / 4);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** A quarter of the rows is still being rectified. */
    private static String upload(Http client) {
        var csv = new StringBuilder("隐患描述,企业名称,检查日期,整改期限,整改情况,隐患等级\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("配电箱未关闭第%d处,示例厂%d,2026-1-5,2026-1-20,%s,一般\n".formatted(i, i % 50, i % 4 == 0 ? "整改中" : "已销号"));
        }
        return client.upload(
                        IMPORTS,
                        "file",
                        "2026年台账.csv",
                        "text/csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8))
                .is(201)
                .text("id");
    }

    /** Takes the columns as guessed, waits for the check and orders the rows to be stored. */
    private static void order(Http client, String id) {
        var sheet = client.get(IMPORTS + "/" + id).is(200).at("sheets.0");
        Map<String, Object> wish = new HashMap<>();
        List.of("sheet", "first", "last", "columns", "year").forEach(field -> wish.put(field, sheet.get(field)));
        client.put(IMPORTS + "/" + id + "/mapping", Map.of("sheets", List.of(wish)))
                .is(200);
        await(client, id, now -> now.text("state").equals("CHECKED"));
        client.post(IMPORTS + "/" + id + "/commit", Map.of("onlyGood", false)).is(200);
    }

    private static void await(Http client, String id, Predicate<Answer> reached) {
        for (int i = 0; i < 6000; i++) {
            Answer now = client.get(IMPORTS + "/" + id).is(200);
            if (reached.test(now)) {
                return;
            }
            assertThat(now.text("state")).as(now.body()).isNotEqualTo("FAILED");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("never reached");
    }
}
