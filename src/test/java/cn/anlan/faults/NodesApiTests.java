package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Role;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two processes of the product on one database. */
@AnlanTest
class NodesApiTests {

    private static final int CLIENTS = 8;
    private static final int EACH = 125;
    private static final int BEFORE_THE_KILL = 400;

    @Autowired
    Http here;

    @Autowired
    People people;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void keepWhatWasAcknowledgedAndDoubleNothingWhenOneIsKilled() throws Exception {
        UUID town = people.unit("示例镇", UnitKind.TOWN, "320298101000", null);
        for (int i = 0; i < CLIENTS; i++) {
            people.join("killed" + i, Role.SUPERVISOR, town);
        }
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Map<String, String> answeredInTheEnd = new ConcurrentHashMap<>();

        try (Node there = Node.start(environment);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            var kill = new CountDownLatch(BEFORE_THE_KILL);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Http far = new Http(there.address(), json).as("killed" + i);
                Http near = here.as("killed" + i);
                String client = "client-" + i + "-";
                running.add(clients.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        String key = client + n;
                        if (kill.getCount() > 0 || acknowledged.size() < BEFORE_THE_KILL + CLIENTS) {
                            try {
                                acknowledged.put(key, report(far, key));
                            } catch (UncheckedIOException died) {
                                // Nobody knows whether this one was kept: the client will repeat it.
                                kill.countDown();
                            }
                        }
                        kill.countDown();
                    }
                    for (int n = 0; n < EACH; n++) {
                        answeredInTheEnd.put(client + n, report(near, client + n));
                    }
                    return null;
                }));
            }
            kill.await();
            there.kill();
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(acknowledged.size()).isGreaterThan(BEFORE_THE_KILL / 2);
        assertThat(answeredInTheEnd).hasSize(CLIENTS * EACH).containsAllEntriesOf(acknowledged);
        assertThat(jdbc.sql("SELECT title, count(*) FROM hazards.hazard GROUP BY title")
                        .query((row, n) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactlyInAnyOrderElementsOf(answeredInTheEnd.keySet().stream()
                        .map(key -> key + " 1")
                        .toList());
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    @Test
    void answerOneKeySentToBothAtOnceWithOneEffect() throws Exception {
        UUID town = people.unit("另一镇", UnitKind.TOWN, "320298102000", null);
        people.join("both", Role.SUPERVISOR, town);

        try (Node there = Node.start(environment);
                ExecutorService two = Executors.newFixedThreadPool(2)) {
            Http near = here.as("both");
            Http far = new Http(there.address(), json).as("both");
            for (int i = 0; i < 20; i++) {
                String key = "both-" + i;
                Future<String> first = two.submit(() -> report(near, key));
                Future<String> second = two.submit(() -> report(far, key));
                assertThat(second.get()).isEqualTo(first.get());
            }
            String id = report(near, "stale");
            far.ifMatch(1)
                    .post("/api/hazards/" + id + "/grade", Map.of("kind", "MAJOR", "reason", "判定标准"))
                    .is(200);
            near.ifMatch(1)
                    .post("/api/hazards/" + id + "/dismiss", Map.of("reason", "误报"))
                    .isProblem(409, "STALE");
        }

        assertThat(jdbc.sql("SELECT count(*) FROM hazards.hazard WHERE title LIKE 'both-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
        assertThat(Node.run(environment, "verify")).as("the ledger is sound").isZero();
    }

    private static String report(Http client, String key) {
        Answer answer = client.key(key).post("/api/hazards", new HashMap<>(Map.of("title", key)));
        return answer.is(201).text("id");
    }
}
