package cn.anlan.obligations;

import cn.anlan.Http;
import cn.anlan.calendar.Calendars;
import cn.anlan.calendar.Deadline;
import cn.anlan.calendar.LegalClock;
import cn.anlan.calendar.Rounding;
import cn.anlan.calendar.Term;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Actor;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A district with two towns, their posts and people, made through the public API. Whoever holds a post can be signed in by it, so that tests
 * about obligations need no accounts.
 */
public final class Town {

    private static final String HEADER = "X-Acting-Post";

    private final Http http;
    private final TransactionTemplate transaction;
    private final Obligations obligations;
    private final Calendars calendars;
    private final PostQueries posts;
    private final UnitQueries units;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID administrator = new UUID(7, 7);

    public final UUID district;
    public final UUID town;
    public final UUID otherTown;
    public final UUID head;
    public final UUID office;
    public final UUID supervisor;
    public final UUID otherHead;
    public final UUID otherSupervisor;
    public final UUID districtOffice;
    public final UUID auditor;
    private final Map<UUID, UUID> persons = new LinkedHashMap<>();

    Town(
            Http http,
            TransactionTemplate transaction,
            Obligations obligations,
            Calendars calendars,
            PostQueries posts,
            UnitQueries units,
            JdbcClient jdbc,
            Clock clock) {
        this.http = http;
        this.transaction = transaction;
        this.obligations = obligations;
        this.calendars = calendars;
        this.posts = posts;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
        district = unit("示例区", "DISTRICT", "320299000000", List.of("320299"), null);
        town = unit("甲镇", "TOWN", "320299101000", List.of("320299101"), district);
        otherTown = unit("乙镇", "TOWN", "320299102000", List.of("320299102"), district);
        head = post(town, "镇长", Role.PRINCIPAL, "赵一");
        office = post(town, "安办主任", Role.COMMITTEE_OFFICE, "钱二");
        supervisor = post(town, "安全监管员", Role.SUPERVISOR, "孙三");
        otherHead = post(otherTown, "镇长", Role.PRINCIPAL, "李四");
        otherSupervisor = post(otherTown, "安全监管员", Role.SUPERVISOR, "周五");
        districtOffice = post(district, "区安办主任", Role.COMMITTEE_OFFICE, "吴六");
        auditor = post(district, "审计员", Role.AUDITOR, "郑七");
    }

    /** A client signed in as the holder of a post. */
    public Http as(UUID post) {
        return http.anonymous().with(HEADER, post.toString());
    }

    public Http administrator() {
        return http.anonymous().with(HEADER, administrator.toString());
    }

    /** The actor a post's holder is. */
    public Actor actor(UUID post) {
        if (post.equals(administrator)) {
            return new Actor(
                    administrator, "管理员", administrator, "系统管理员", Role.ADMINISTRATOR, administrator, "测试", List.of());
        }
        PostView view = posts.get(post);
        UnitView unit = units.get(view.unit());
        var holder = Objects.requireNonNull(view.holder());
        return new Actor(
                holder.person(), holder.name(), post, view.title(), view.role(), unit.id(), unit.name(), unit.areas());
    }

    public UUID person(UUID post) {
        return Objects.requireNonNull(persons.get(post));
    }

    public UUID unit(String name, String kind, String territory, List<String> areas, @Nullable UUID parent) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("kind", kind);
        body.put("territory", territory);
        body.put("areas", areas);
        body.put("parent", parent);
        body.put("opened", today().minusYears(3));
        return UUID.fromString(administrator().post("/api/units", body).is(201).text("id"));
    }

    /** A post with a new person in it. */
    public UUID post(UUID unit, String title, Role role, String name) {
        UUID post = vacancy(unit, title, role);
        appoint(post, enter(name), 1);
        return post;
    }

    public UUID vacancy(UUID unit, String title, Role role) {
        return UUID.fromString(administrator()
                .post("/api/posts", Map.of("unit", unit, "title", title, "role", role))
                .is(201)
                .text("id"));
    }

    public UUID enter(String name) {
        return UUID.fromString(administrator()
                .post("/api/persons", Map.of("name", name))
                .is(201)
                .text("id"));
    }

    public void appoint(UUID post, UUID person, long version) {
        administrator()
                .ifMatch(version)
                .post("/api/posts/" + post + "/appoint", Map.of("person", person, "from", today()))
                .is(200);
        persons.put(post, person);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zones.CHINA);
    }

    public Deadline in(String term) {
        return LegalClock.due(Term.parse(term), Rounding.STAYS, clock.instant(), calendars.workdays());
    }

    /** What the town's head must do by a day, verified by the district's office, with one photo. */
    public NewObligation matter(String term) {
        return matter(term, head, List.of(new EvidenceDemand("photo", 1, new Bilingual("整改照片", "Photo"))));
    }

    public NewObligation matter(String term, UUID bearerPost, List<EvidenceDemand> demands) {
        return new NewObligation(
                "test",
                Ids.next(),
                new Bilingual("排查锅炉房隐患", "Check the boiler house"),
                "wuxi-principals",
                1,
                "WX-2.1a",
                null,
                town,
                bearerPost,
                null,
                district,
                "320299101000",
                in(term),
                demands,
                false);
    }

    /** Opens it as a module would. */
    public UUID open(NewObligation matter) {
        return Objects.requireNonNull(transaction.execute(status -> obligations.open(matter, actor(districtOffice))));
    }

    /** An uploaded photo of somebody's. */
    public UUID photo(UUID post) {
        return file(post, "photo", "image/jpeg");
    }

    /** An uploaded document of somebody's. */
    public UUID document(UUID post) {
        return file(post, "document", "application/pdf");
    }

    private UUID file(UUID post, String kind, String type) {
        UUID id = Ids.next();
        String hex = id.toString().replace("-", "");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO evidence.file (id, name, size, uploader, uploader_name, started_at, uploaded_at, sha256, kind, type, capture_said)
                VALUES (?, '材料', 1, ?, '测试', ?, ?, ?, ?, ?, false)
                """)
                .params(id, actor(post).person(), now, now, hex + hex, kind, type)
                .update();
        return id;
    }

    /** Signs in by post. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Doors {

        @Bean
        @Lazy
        Town town(
                Http http,
                TransactionTemplate transaction,
                Obligations obligations,
                Calendars calendars,
                PostQueries posts,
                UnitQueries units,
                JdbcClient jdbc,
                Clock clock) {
            return new Town(http, transaction, obligations, calendars, posts, units, jdbc, clock);
        }

        @Bean
        @Order(-101)
        SecurityFilterChain byPost(HttpSecurity http, PostQueries posts, UnitQueries units) {
            return http.securityMatcher(request -> request.getHeader(HEADER) != null)
                    .csrf(AbstractHttpConfigurer::disable)
                    .addFilterBefore(signIn(posts, units), AuthorizationFilter.class)
                    .build();
        }

        private static Filter signIn(PostQueries posts, UnitQueries units) {
            return (request, response, chain) -> {
                UUID post = UUID.fromString(((HttpServletRequest) request).getHeader(HEADER));
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                actor(post, posts, units), null, List.of()));
                chain.doFilter(request, response);
            };
        }

        private static Actor actor(UUID post, PostQueries posts, UnitQueries units) {
            if (post.equals(new UUID(7, 7))) {
                return new Actor(post, "管理员", post, "系统管理员", Role.ADMINISTRATOR, post, "测试", List.of());
            }
            PostView view = posts.get(post);
            UnitView unit = units.get(view.unit());
            var holder = Objects.requireNonNull(view.holder());
            return new Actor(
                    holder.person(),
                    holder.name(),
                    post,
                    view.title(),
                    view.role(),
                    unit.id(),
                    unit.name(),
                    unit.areas());
        }
    }
}
