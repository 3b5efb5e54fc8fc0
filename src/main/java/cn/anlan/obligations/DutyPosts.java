package cn.anlan.obligations;

import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Role;
import cn.anlan.regimes.Duty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The posts of many units and of those above them, read once for all duties of a run. */
final class DutyPosts {

    private final Map<UUID, List<PostView>> byUnit;
    private final Map<UUID, List<UnitView>> above;
    private final Map<String, Optional<PostView>> superiors = new ConcurrentHashMap<>();

    /** @param above the units above by the parent of those covered, the parent itself first */
    DutyPosts(Map<UUID, List<PostView>> byUnit, Map<UUID, List<UnitView>> above) {
        this.byUnit = byUnit;
        this.above = above;
    }

    /** The held posts of a unit's leading team. */
    List<PostView> leading(UnitView unit) {
        return byUnit.getOrDefault(unit.id(), List.of()).stream()
                .filter(post ->
                        post.leading() && post.holder() != null && post.unit().equals(unit.id()))
                .toList();
    }

    Optional<PostView> own(UnitView unit, Role role) {
        return first(byUnit.getOrDefault(unit.id(), List.of()), role);
    }

    Optional<PostView> superior(UnitView unit, Role role) {
        UUID parent = unit.parent();
        return parent == null
                ? Optional.empty()
                : superiors.computeIfAbsent(
                        parent + "/" + role,
                        key -> above.getOrDefault(parent, List.of()).stream()
                                .flatMap(up -> first(byUnit.getOrDefault(up.id(), List.of()), role).stream())
                                .findFirst());
    }

    /** The post that accepts what a unit does under a duty. */
    Optional<PostView> verifier(UnitView unit, Duty duty) {
        Duty.Verifier by = duty.verifier();
        return by.of() == Duty.Verifier.Place.OWN_UNIT ? own(unit, by.role()) : superior(unit, by.role());
    }

    private static Optional<PostView> first(List<PostView> posts, Role role) {
        return posts.stream()
                .filter(post -> post.role() == role)
                .min(Comparator.comparing(post -> post.holder() == null));
    }
}
