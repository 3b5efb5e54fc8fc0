package cn.anlan.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.organization.Posts;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionApiTests {

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sessions sessions;

    UUID town;
    People.Member head;
    People.Member security;

    @BeforeAll
    void aTown() {
        town = people.unit("示例镇", UnitKind.TOWN, "320214102000", null);
        head = people.join("town.head", Role.PRINCIPAL, town);
        security = people.join("keys", Role.SECURITY, town);
    }

    private Answer signIn(String account, String password) {
        Http somebody = http.anonymous();
        somebody.get("/api/session").isProblem(401, "NOT_SIGNED_IN");
        return somebody.post("/api/session", Map.of("account", account, "password", password));
    }

    @Test
    void saysWhoOneIs() {
        Answer session = http.as("Town.Head ").get("/api/session").is(200);

        assertThat(session.text("person.id")).isEqualTo(head.person().toString());
        assertThat(session.text("post.role")).isEqualTo("PRINCIPAL");
        assertThat(session.text("unit.territory")).isEqualTo("320214102000");
        assertThat(session.at("mustChangePassword").asBoolean()).isFalse();
        assertThat(session.body()).contains("GET /api/units").doesNotContain("POST /api/units\"");
    }

    @Test
    void handsTheSessionToScriptsOfThePageNever() {
        String cookie = signIn("town.head", Http.PASSWORD).is(200).headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("ANLAN_SESSION="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void answersAWrongNameAndAWrongPasswordAlike() {
        Answer wrongPassword = signIn("town.head", "wrong-wrong-wrong").isProblem(401, "WRONG_CREDENTIALS");
        Answer wrongName = signIn("no.such.body", "wrong-wrong-wrong").isProblem(401, "WRONG_CREDENTIALS");

        assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void locksANameAfterFiveFailuresWhetherItExistsOrNot() {
        people.join("locked.out", Role.INSPECTOR, town);

        for (String account : new String[] {"locked.out", "nobody.there"}) {
            IntStream.rangeClosed(1, 4)
                    .forEach(n -> signIn(account, "wrong-wrong-wrong").isProblem(401, "WRONG_CREDENTIALS"));
            signIn(account, "wrong-wrong-wrong").isProblem(429, "LOCKED");
            signIn(account, Http.PASSWORD).isProblem(429, "LOCKED");
        }

        jdbc.sql(
                        "UPDATE access.attempt SET locked_until = locked_until - interval '15 minutes' WHERE account = 'locked.out'")
                .update();
        signIn("locked.out", Http.PASSWORD).is(200);
    }

    @Test
    void grantsNoExtraGuessesToAttemptsAtOnce() {
        people.join("stormed", Role.INSPECTOR, town);

        var answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(n -> signIn("stormed", "guess-number-" + n).status())
                .toList();

        assertThat(answers).containsOnly(401, 429);
        assertThat(answers.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void endsWhenIdleAndAfterTwelveHoursInAnyCase() {
        Http idle = http.as("town.head");
        jdbc.sql("UPDATE access.session SET seen_at = seen_at - interval '31 minutes'")
                .update();
        sessions.forget();
        idle.get("/api/session").is(401);

        Http busy = http.as("town.head");
        jdbc.sql("UPDATE access.session SET started_at = started_at - interval '12 hours 1 minute'")
                .update();
        sessions.forget();
        busy.get("/api/session").is(401);
    }

    @Test
    void staysOpenWhileUsed() {
        Http user = http.as("town.head");
        jdbc.sql("UPDATE access.session SET seen_at = seen_at - interval '29 minutes'")
                .update();
        sessions.forget();

        user.get("/api/session").is(200);

        assertThat(jdbc.sql("SELECT max(seen_at) FROM access.session")
                        .query(Instant.class)
                        .single())
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        Http user = http.as("town.head");

        String secret = user.cookie("ANLAN_SESSION");

        assertThat(jdbc.sql("SELECT count(*) FROM access.session WHERE encode(hash, 'escape') LIKE '%' || ? || '%'")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT password FROM access.account WHERE account = 'town.head'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
    }

    @Test
    void refusesACommandWithoutTheTokenOfThePage() {
        Http user = http.as("town.head");

        user.with("X-XSRF-TOKEN", "forged")
                .put("/api/session/language", Map.of("language", "en"))
                .isProblem(403, "CSRF");
        user.put("/api/session/language", Map.of("language", "en")).is(200);
    }

    @Test
    void signsOut() {
        Http user = http.as("town.head");

        user.delete("/api/session").is(204);

        user.get("/api/session").is(401);
    }

    @Test
    void opensNothingElseUntilTheFirstPasswordIsChanged() {
        UUID person = people.person("新来的");
        posts.appoint(Actor.system(), people.post(Role.SUPERVISOR, town), null, person, People.SINCE, null);
        http.as("keys")
                .post("/api/accounts", Map.of("person", person, "account", "newcomer", "password", "first-secret-99"))
                .is(201);
        Http newcomer = http.as("newcomer", "first-secret-99");

        newcomer.get("/api/units").isProblem(403, "PASSWORD_CHANGE_REQUIRED");
        assertThat(newcomer.get("/api/session").at("mustChangePassword").asBoolean())
                .isTrue();
        newcomer.put("/api/session/password", change("first-secret-99", "newcomer-2026"))
                .isProblem(422, "WEAK_PASSWORD");
        newcomer.put("/api/session/password", change("first-secret-99", "password123"))
                .isProblem(422, "WEAK_PASSWORD");
        newcomer.put("/api/session/password", change("first-secret-99", "short"))
                .isProblem(422, "WEAK_PASSWORD");
        newcomer.put("/api/session/password", change("not-the-first", "七月流火 nine"))
                .isProblem(422, "WRONG_PASSWORD");
        newcomer.put("/api/session/password", change("first-secret-99", "七月流火 九月授衣 2026"))
                .is(200);

        newcomer.get("/api/units").is(200);
        http.as("newcomer", "七月流火 九月授衣 2026").get("/api/units").is(200);
    }

    private static Map<String, String> change(String current, String replacement) {
        return Map.of("current", current, "replacement", replacement);
    }

    @Test
    void endsAtOnceWhenTheHolderLeavesThePost() {
        var leaving = people.join("leaving", Role.DEPARTMENT, town);
        Http user = http.as("leaving");
        user.get("/api/units").is(200);

        posts.dismiss(Actor.system(), leaving.post(), null, null);

        user.get("/api/units").isProblem(401, "NOT_SIGNED_IN");
        assertThat(http.as("leaving").get("/api/session").text("post")).isNull();
    }

    @Test
    void actsInOnePostAtATime() {
        var two = people.join("two.posts", Role.SUPERVISOR, town);
        UUID other = people.post(Role.INSPECTOR, town);
        posts.appoint(Actor.system(), other, null, two.person(), People.SINCE, null);
        Http user = http.as("two.posts");

        Answer switched = user.put("/api/session/post", Map.of("post", other)).is(200);

        assertThat(switched.text("post.role")).isEqualTo("INSPECTOR");
        assertThat(http.as("two.posts").get("/api/session").text("post.role")).isEqualTo("INSPECTOR");
        user.put("/api/session/post", Map.of("post", head.post())).isProblem(422, "POST_NOT_HELD");
    }

    @Test
    void shutsAnAccount() {
        people.join("shut", Role.DEPARTMENT, town);
        Http user = http.as("shut");
        Http keys = http.as("keys");
        String id = keys.get("/api/accounts?q=shut").text("items.0.id");
        Answer account = keys.get("/api/accounts/" + id).is(200);

        keys.ifMatch(account).post("/api/accounts/" + id + "/disable", null).is(200);

        user.get("/api/session").is(401);
        signIn("shut", Http.PASSWORD).isProblem(401, "WRONG_CREDENTIALS");
        keys.ifMatch(account).post("/api/accounts/" + id + "/enable", null).isProblem(409, "STALE");
        keys.ifMatch(2).post("/api/accounts/" + id + "/enable", null).is(200);
        signIn("shut", Http.PASSWORD).is(200);
        assertThat(keys.get("/api/security-events?account=shut").body())
                .contains("account-disabled", "refused", "signed-in");
    }

    @Test
    void givesTokensThatReadAndEnd() {
        Http user = http.as("town.head");
        String until = Instant.now().plus(30, ChronoUnit.DAYS).toString();

        Answer made = user.post("/api/tokens", Map.of("name", "大屏", "readOnly", true, "expiresAt", until))
                .is(201);

        Http system = http.token(made.text("token"));
        system.get("/api/units").is(200);
        system.post("/api/tokens", Map.of("name", "x", "readOnly", true, "expiresAt", until))
                .isProblem(403, "READ_ONLY_TOKEN");
        http.as("keys").delete("/api/tokens/" + made.text("id")).is(204);
        system.get("/api/units").is(401);
        user.post("/api/tokens", Map.of("name", "x", "readOnly", true, "expiresAt", "2000-01-01T00:00:00Z"))
                .isProblem(422, "EXPIRY_OUT_OF_RANGE");
    }

    @Test
    void keepsOtherSitesOut() {
        Answer page = http.get("/api/session");

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void keepsTheRecordOfTheDoorFromBeingChanged() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> jdbc.sql("DELETE FROM access.event").update()))
                .hasStackTraceContaining("permission denied");
    }
}
