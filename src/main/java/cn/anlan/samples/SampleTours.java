package cn.anlan.samples;

import cn.anlan.organization.HolderView;
import cn.anlan.organization.PostQueries;
import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitKind;
import cn.anlan.organization.UnitQueries;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.JsonText;
import cn.anlan.platform.Role;
import cn.anlan.platform.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A year of invented tours in one zone: a plan with two groups, one tour closed, one whose unit rectifies, one at work, one to come, and the money. Each step
 * is taken over the public interface by whoever takes it, on the day on which it could have been.
 */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleTours {

    private static final Logger LOG = LoggerFactory.getLogger(SampleTours.class);
    private static final String STEP = "tours";

    private final UnitQueries units;
    private final PostQueries posts;
    private final JsonText json;
    private final Clock clock;
    private final Environment environment;
    private final JdbcClient jdbc;

    SampleTours(
            UnitQueries units,
            PostQueries posts,
            JsonText json,
            Clock clock,
            Environment environment,
            JdbcClient jdbc) {
        this.units = units;
        this.posts = posts;
        this.json = json;
        this.clock = clock;
        this.environment = environment;
        this.jdbc = jdbc;
    }

    /** After the letters; nobody waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(120)
    void load() {
        if (loaded()) {
            return;
        }
        long start = System.nanoTime();
        String base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        try (var scene = new SampleScene(base, json, STEP, clock.instant())) {
            // A plan that an interrupted start has left is somebody's to go on with in the pages.
            if (SampleScene.items(scene.as("office.zz").get("/api/tour-plans").get("items"))
                    .isEmpty()) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.CHINA);
                new SampleTourYear(
                                scene,
                                SampleTourYear.lastDay(today),
                                streets(),
                                members(),
                                bureau(),
                                enterprises(streets().get(1)))
                        .live();
            }
            jdbc.sql("INSERT INTO samples.loaded (step) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(STEP)
                    .update();
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample tours not complete: {}", refused.getMessage());
        }
        LOG.info("sample tours loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private boolean loaded() {
        return jdbc.sql("SELECT step FROM samples.loaded WHERE step = ?")
                .param(STEP)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private List<UnitView> streets() {
        return units.byAreas(SampleUnits.HIGH_TECH_STREETS, Set.of(UnitKind.SUB_DISTRICT));
    }

    private List<UUID> enterprises(UnitView street) {
        return units.byAreas(street.areas(), Set.of(UnitKind.ENTERPRISE)).stream()
                .map(UnitView::id)
                .toList();
    }

    private UUID bureau() {
        return units.byAreas(List.of(SampleUnits.HIGH_TECH_ZONE), Set.of(UnitKind.DEPARTMENT)).stream()
                .filter(unit -> unit.name().equals(SampleTourers.BUREAU))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Those of the bureau who tour, in the order in which they were appointed. */
    private List<UUID> members() {
        var members = new ArrayList<UUID>();
        posts.serving(bureau(), LocalDate.ofInstant(clock.instant(), Zones.CHINA)).stream()
                .filter(post -> post.role() == Role.INSPECTOR)
                .sorted(Comparator.comparing(PostView::id))
                .map(PostView::holder)
                .filter(Objects::nonNull)
                .map(HolderView::person)
                .forEach(members::add);
        return members;
    }
}
