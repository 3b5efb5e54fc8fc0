package cn.anlan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Clause;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.TestClock;
import cn.anlan.ledger.ActQueries;
import cn.anlan.platform.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The principal answers in person: one at a time, followed by the next. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrincipalApiTests {

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    ActQueries acts;

    UUID city;
    int towns = 100;
    Http administrator;

    @BeforeAll
    void aCity() {
        city = people.unit("示例市", UnitKind.CITY, "990100000000", null);
        people.join("admin", Role.ADMINISTRATOR, city);
        administrator = http.as("admin");
    }

    @BeforeEach
    void today() {
        clock.reset();
    }

    private String aTown() {
        return people.unit("示例镇", UnitKind.TOWN, "990101%d000".formatted(towns++), city)
                .toString();
    }

    private Answer thePostOfPrincipal(String town) {
        return administrator
                .post("/api/posts", Map.of("unit", town, "title", "镇长", "role", "PRINCIPAL"))
                .is(201);
    }

    private String aPerson(String name) {
        return administrator.post("/api/persons", Map.of("name", name)).is(201).text("id");
    }

    private Answer appoint(Answer seen, String person, @Nullable String from) {
        var body = new HashMap<String, String>(Map.of("person", person));
        if (from != null) {
            body.put("from", from);
        }
        return administrator.ifMatch(seen).post("/api/posts/" + seen.text("id") + "/appoint", body);
    }

    private Answer dismiss(Answer seen, String on) {
        return administrator.ifMatch(seen).post("/api/posts/" + seen.text("id") + "/dismiss", Map.of("on", on));
    }

    @Test
    @Clause("WX-2.0")
    void aUnitHasOnePrincipalAndThePostOneHolderAtATime() {
        String town = aTown();
        Answer post = thePostOfPrincipal(town);
        Answer first = appoint(post, aPerson("先任"), "2025-01-01").is(200);

        Answer refused = appoint(first, aPerson("后任"), "2026-02-01").isProblem(422, "HOLDER_OVERLAPS");

        assertThat(refused.text("detail")).contains("先任", "2025-01-01");
        administrator
                .post("/api/posts", Map.of("unit", town, "title", "副镇长", "role", "PRINCIPAL"))
                .isProblem(422, "SECOND_PRINCIPAL");
    }

    @Test
    @Clause("WX-2.0")
    void theNextHolderTakesOverAndEachKeepsTheirTimeInThePost() {
        Answer post = thePostOfPrincipal(aTown());
        String before = aPerson("前任");
        String after = aPerson("继任");
        Answer held = appoint(post, before, "2024-01-01").is(200);

        Answer vacant = dismiss(held, "2026-02-01").is(200);
        appoint(vacant, after, "2026-02-01").is(200);

        Answer page = administrator.get("/api/posts/" + post.text("id")).is(200);
        assertThat(page.text("post.holder.person")).isEqualTo(after);
        assertThat(page.at("holders").valueStream().map(h -> h.get("name").asString()))
                .containsExactly("继任", "前任");
        assertThat(administrator.get("/api/persons/" + before).text("posts.0.to"))
                .isEqualTo("2026-02-01");
        assertThat(acts.timeline("post", UUID.fromString(post.text("id"))))
                .extracting(act -> act.kind() + " " + act.facts().getOrDefault("name", ""))
                .containsExactlyInAnyOrder(
                        "post.created ", "post.appointed 前任", "post.dismissed 前任", "post.appointed 继任");
    }

    @Test
    void aTermInThePastMayBeEnteredWhereThePostWasVacant() {
        Answer post = thePostOfPrincipal(aTown());
        Answer held = appoint(post, aPerson("现任"), "2025-01-01").is(200);
        String url = "/api/posts/" + post.text("id") + "/appoint";
        String earlier = aPerson("早任");

        administrator
                .ifMatch(held)
                .post(url, Map.of("person", earlier, "from", "2020-01-01", "to", "2025-01-02"))
                .isProblem(422, "HOLDER_OVERLAPS");
        administrator
                .ifMatch(held)
                .post(url, Map.of("person", earlier, "from", "2020-01-01", "to", "2025-01-01"))
                .is(200);

        assertThat(administrator.get("/api/posts/" + post.text("id")).text("post.holder.name"))
                .isEqualTo("现任");
    }

    @Test
    void ofManyAppointmentsAtOnceOneIsMade() {
        Answer post = thePostOfPrincipal(aTown());
        var persons = IntStream.range(0, 8).mapToObj(n -> aPerson("候选" + n)).toList();

        var statuses = persons.parallelStream()
                .map(person -> appoint(post, person, null).status())
                .toList();

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(409);
    }

    @Test
    void whoAdministersSecuresOrAuditsDoesNothingElse() {
        String town = aTown();
        String person = aPerson("兼任");
        appoint(thePostOfPrincipal(town), person, null).is(200);

        for (String role : new String[] {"ADMINISTRATOR", "SECURITY", "AUDITOR"}) {
            Answer post = administrator
                    .post("/api/posts", Map.of("unit", town, "title", role, "role", role))
                    .is(201);
            appoint(post, person, null).isProblem(422, "DUTIES_NOT_SEPARATE");
        }
        Answer inspector = administrator
                .post("/api/posts", Map.of("unit", town, "title", "检查员", "role", "INSPECTOR"))
                .is(201);
        appoint(inspector, person, null).is(200);
    }

    @Test
    void anAppointmentByMistakeCanBeTakenBackTheSameDay() {
        Answer post = thePostOfPrincipal(aTown());
        Answer held = appoint(post, aPerson("误任"), null).is(200);

        Answer vacant = dismiss(held, "2026-03-02").is(200);

        assertThat(vacant.text("state")).isEqualTo("vacant");
        assertThat(administrator.get("/api/posts/" + post.text("id")).at("holders"))
                .isEmpty();
        dismiss(vacant, "2026-03-02").isProblem(422, "NOT_HELD");
    }

    @Test
    void countsAPostAmongTheLeadingTeamFromWhenItIsSaid() {
        String town = aTown();
        Answer deputy = administrator
                .post("/api/posts", Map.of("unit", town, "title", "副镇长", "role", "DEPARTMENT", "leading", true))
                .is(201);
        assertThat(administrator
                        .get("/api/posts/" + deputy.text("id"))
                        .at("post.leading")
                        .asBoolean())
                .isTrue();

        Answer left = administrator
                .ifMatch(deputy)
                .post("/api/posts/" + deputy.text("id") + "/lead", Map.of("leading", false))
                .is(200);

        assertThat(left.text("state")).isEqualTo("vacant");
        assertThat(administrator
                        .get("/api/posts?unit=" + town)
                        .at("items.0.leading")
                        .asBoolean())
                .isFalse();
        administrator
                .ifMatch(deputy)
                .post("/api/posts/" + deputy.text("id") + "/lead", Map.of("leading", true))
                .is(409);
    }
}
