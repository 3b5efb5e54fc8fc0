package cn.anlan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.AnlanTest;
import cn.anlan.TestClock;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Ids;
import cn.anlan.platform.PlatformProblem;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AnlanTest
class LedgerApiTests {

    static final Actor HEAD =
            new Actor(Ids.next(), "㙦喆𠅤", Ids.next(), "镇长", Role.PRINCIPAL, Ids.next(), "示例镇", List.of("320206102"));
    private static final String HASH = "ab".repeat(32);

    @Autowired
    Ledger ledger;

    @Autowired
    ActQueries acts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void tellsWhatWasRecorded() {
        UUID subject = Ids.next();

        UUID first = append(act(subject, 1, Map.of("state", "open", "place", "三号锅炉房\u0000😀")));
        append(act(subject, 2, Map.of("state", "closed")));

        List<ActView> timeline = acts.timeline("hazard", subject);
        assertThat(timeline).extracting(ActView::version).containsExactly(1L, 2L);
        assertThat(timeline.getFirst())
                .isEqualTo(new ActView(
                        first,
                        "hazard.reported",
                        1,
                        HEAD.person(),
                        HEAD.name(),
                        "镇长",
                        "示例镇",
                        clock.instant(),
                        clock.instant(),
                        false,
                        Map.of("place", "三号锅炉房\u0000😀", "state", "open"),
                        List.of(HASH),
                        false));
        assertThat(acts.since("hazard", subject, 1))
                .extracting(ActView::version)
                .containsExactly(2L);
        assertThat(acts.timeline("obligation", subject)).isEmpty();
    }

    @Test
    void showsWhatWasEnteredLongAfterItHappened() {
        UUID subject = Ids.next();
        var now = clock.instant();

        append(at(subject, 1, now.minus(Duration.ofHours(24))));
        append(at(subject, 2, now.minus(Duration.ofHours(25))));

        assertThat(acts.timeline("hazard", subject)).extracting(ActView::late).containsExactly(false, true);
    }

    @Test
    void refusesWhatHasNotHappened() {
        assertThatThrownBy(() -> append(at(Ids.next(), 1, clock.instant().plus(Duration.ofHours(1)))))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(LedgerProblem.NOT_YET_HAPPENED));
    }

    @Test
    void letsOneOfTwoActsHaveAVersion() {
        UUID subject = Ids.next();
        append(act(subject, 1, Map.of()));

        assertThatThrownBy(() -> append(act(subject, 1, Map.of())))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(PlatformProblem.BUSY));
    }

    @Test
    void recordsManyAtOnceAsIfOneByOne() {
        UUID subject = Ids.next();
        var many = IntStream.rangeClosed(1, 2500)
                .mapToObj(n -> act(subject, n, Map.of("n", n)))
                .toList();

        List<UUID> ids = transaction.execute(status -> ledger.appendAll(many));

        assertThat(acts.timeline("hazard", subject)).extracting(ActView::id).isEqualTo(ids);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM ledger.act WHERE subject = ? AND hash = sha256(convert_to(content, 'UTF8')) AND evidence = ARRAY[?]::text[]")
                        .params(subject, HASH)
                        .query(Long.class)
                        .single())
                .isEqualTo(2500);
    }

    @Test
    void givesTheApplicationNoRightToChangeAnAct() {
        for (String table : List.of("act", "leaf", "checkpoint", "key")) {
            assertThat(jdbc.sql("SELECT has_table_privilege(?, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')")
                            .param("ledger." + table)
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isFalse();
        }
    }

    private UUID append(NewAct act) {
        return transaction.execute(status -> ledger.append(act));
    }

    private NewAct act(UUID subject, long version, Map<String, ?> facts) {
        return new NewAct(
                "hazard",
                subject,
                version,
                "hazard.reported",
                HEAD,
                HEAD.unit(),
                "320206102000",
                clock.instant(),
                facts,
                List.of(HASH));
    }

    private NewAct at(UUID subject, long version, java.time.Instant occurredAt) {
        return new NewAct(
                "hazard",
                subject,
                version,
                "hazard.reported",
                HEAD,
                HEAD.unit(),
                "320206102000",
                occurredAt,
                Map.of(),
                List.of());
    }
}
