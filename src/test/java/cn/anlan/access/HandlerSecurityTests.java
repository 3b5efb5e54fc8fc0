package cn.anlan.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.People;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Allowed;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler of the product, against every role: nobody reaches what isn't open to them. */
@AnlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandlerSecurityTests {

    /** Open to everybody signed in, because it concerns nothing but the caller's own session and settings. */
    private static final List<String> ONE_S_OWN =
            List.of("/api/session", "/api/notifications", "/api/obligations/filters");

    /** What whoever keeps the system or the accounts may use: no word of a case in it. */
    private static final Set<String> NO_CASES = Set.of(
            "session",
            "units",
            "committees",
            "posts",
            "persons",
            "accounts",
            "tokens",
            "security-events",
            "regimes",
            "calendar",
            "calendars",
            "workdays",
            "clock",
            "notifications",
            "ledger",
            "adoptions",
            "boundaries",
            "simulation",
            "clauses",
            "packs",
            "terms",
            "deadlines",
            "legal-clock",
            "outbox",
            "library",
            "letter-kinds",
            "letter-marks",
            "maps");

    @Autowired
    Http http;

    @Autowired
    People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

    private final Map<Role, Http> clients = new EnumMap<>(Role.class);
    private final List<Endpoint> endpoints = new ArrayList<>();

    private record Endpoint(
            RequestMethod method,
            String path,
            String consumes,
            @Nullable Allowed allowed) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean isOpenTo(Role role) {
            Allowed who = Objects.requireNonNull(allowed);
            return who.anyone()
                    || who.everyoneSignedIn()
                    || Arrays.asList(who.value()).contains(role);
        }

        boolean reads() {
            return method == RequestMethod.GET || method == RequestMethod.HEAD;
        }

        boolean isOwn() {
            return ONE_S_OWN.stream().anyMatch(path::startsWith);
        }

        /** First part of the path after /api: what it is about. */
        String subject() {
            return path.split("[/.]")[2];
        }
    }

    @BeforeAll
    void oneOfEachRole() {
        UUID town = people.unit("示例镇", UnitKind.TOWN, "320214102000", null);
        for (Role role : Role.values()) {
            String account = "a." + role.name().toLowerCase(Locale.ROOT);
            people.join(account, role, town);
            clients.put(role, http.as(account));
        }
        for (Map.Entry<RequestMappingInfo, HandlerMethod> handler :
                mapping.getHandlerMethods().entrySet()) {
            for (String path : handler.getKey().getPatternValues()) {
                if (handler.getValue().getBeanType().getName().startsWith("cn.anlan.")) {
                    for (RequestMethod method :
                            handler.getKey().getMethodsCondition().getMethods()) {
                        endpoints.add(new Endpoint(
                                method,
                                path,
                                consumes(handler.getKey()),
                                handler.getValue().getMethodAnnotation(Allowed.class)));
                    }
                }
            }
        }
    }

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        assertThat(endpoints).hasSizeGreaterThan(20);
        assertThat(endpoints).allSatisfy(endpoint -> {
            assertThat(endpoint.path()).startsWith("/api/");
            assertThat(endpoint.allowed()).as(endpoint.toString()).isNotNull();
        });
    }

    @Test
    void nobodyReachesWhatIsNotOpenToThem() {
        for (Endpoint endpoint : endpoints) {
            for (Role role : Role.values()) {
                if (endpoint.isOwn()) {
                    continue;
                }
                Answer answer = call(Objects.requireNonNull(clients.get(role)), endpoint);

                assertThat(isRefused(answer, endpoint))
                        .as("%s as %s answered %s %s", endpoint, role, answer.status(), answer.body())
                        .isEqualTo(!endpoint.isOpenTo(role));
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, role, answer.body())
                        .isNotEqualTo(401);
            }
        }
    }

    @Test
    void strangersReachOnlyWhatIsOpenToAnyone() {
        Http stranger = http.anonymous();
        stranger.get("/api/session");
        for (Endpoint endpoint : endpoints) {
            boolean open = Objects.requireNonNull(endpoint.allowed()).anyone();
            Answer answer = call(stranger, endpoint);

            if (!open) {
                assertThat(answer.status()).as(endpoint.toString()).isEqualTo(401);
            } else {
                assertThat(answer.status()).as(endpoint.toString()).isNotEqualTo(403);
            }
        }
    }

    @Test
    void theAuditorChangesNothing() {
        assertThat(endpoints)
                .filteredOn(endpoint -> !endpoint.reads() && !endpoint.isOwn())
                // A preview says what would be, of a file too large for an address; a verification looks at every act.
                .filteredOn(endpoint -> !endpoint.path().endsWith("/preview"))
                .filteredOn(endpoint -> !endpoint.path().equals("/api/ledger/verifications"))
                // Whoever holds a one-time link acts as its addressee, signed in or not.
                .filteredOn(endpoint -> !endpoint.path().startsWith("/api/reply-links/"))
                .allSatisfy(endpoint -> assertThat(endpoint.isOpenTo(Role.AUDITOR))
                        .as(endpoint.toString())
                        .isFalse());
    }

    @Test
    void whoKeepsTheSystemOrTheAccountsReachesNoCase() {
        assertThat(endpoints)
                .filteredOn(endpoint -> !NO_CASES.contains(endpoint.subject()))
                // Numbers only, within the caller's scope: for these two, nought.
                .filteredOn(endpoint -> !endpoint.path().equals("/api/obligations/counts"))
                .filteredOn(
                        endpoint -> !Objects.requireNonNull(endpoint.allowed()).anyone())
                .allSatisfy(endpoint -> {
                    assertThat(endpoint.isOpenTo(Role.ADMINISTRATOR))
                            .as(endpoint.toString())
                            .isFalse();
                    assertThat(endpoint.isOpenTo(Role.SECURITY))
                            .as(endpoint.toString())
                            .isFalse();
                });
    }

    @Test
    void aForgedCursorIsRefusedAndBreaksNothing() {
        List<String> forged = List.of(Cursor.of("x"), Cursor.of("x", "y"), Cursor.of("x", "y", "z"));
        for (Endpoint endpoint : endpoints) {
            if (endpoint.method() != RequestMethod.GET || endpoint.path().contains("{")) {
                continue;
            }
            for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.SECURITY)) {
                for (String cursor : forged) {
                    int status = Objects.requireNonNull(clients.get(role))
                            .get(endpoint.path() + "?cursor=" + cursor)
                            .status();
                    assertThat(status).as("%s as %s", endpoint, role).isLessThan(500);
                }
            }
        }
    }

    private static boolean isRefused(Answer answer, Endpoint endpoint) {
        // The answer to HEAD has no body to say why.
        return answer.status() == 403
                && (endpoint.method() == RequestMethod.HEAD || "NOT_ALLOWED".equals(answer.text("code")));
    }

    private static String consumes(RequestMappingInfo info) {
        return info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(type -> type.isWildcardSubtype() ? "application/octet-stream" : type.toString())
                .orElse("application/json");
    }

    private static Answer call(Http client, Endpoint endpoint) {
        String path = endpoint.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return client.send(endpoint.method().name(), path, endpoint.consumes(), new byte[0]);
    }
}
