package cn.anlan.obligations;

import cn.anlan.organization.PostView;
import cn.anlan.organization.UnitClosed;
import cn.anlan.organization.UnitView;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A unit that closes.
 *
 * @param into the unit that takes over, null where none does
 * @param there the posts of the unit that takes over
 * @param gone the posts that end with it
 */
record Ending(
        UnitClosed closed, UnitView unit, @Nullable UnitView into, List<PostView> there, Map<UUID, PostView> gone) {

    Bilingual what() {
        String day = closed.date().toString();
        return into == null
                ? new Bilingual(unit.name() + "已于" + day + "撤销", unit.name() + " was dissolved as of " + day)
                : new Bilingual(
                        unit.name() + "已于" + day + "并入" + into.name(),
                        unit.name() + " was merged into " + into.name() + " as of " + day);
    }

    /** The act that closed it, by subject and version. */
    String act() {
        return "unit/" + closed.unit() + "@" + closed.version();
    }

    /** In the unit that takes over the post of the same role, else of whoever heads it. */
    Optional<PostView> successor(Role of) {
        return Stream.of(of, Role.PRINCIPAL, Role.COMMITTEE_OFFICE)
                .flatMap(role -> there.stream().filter(post -> post.role() == role))
                .findFirst();
    }

    /**
     * Has an obligation that it was to verify verified by who takes over, by a superior where nobody does.
     *
     * @return whether it was to verify it
     */
    boolean passVerifying(Obligation o) {
        PostView post = o.verifierPost == null ? null : gone.get(o.verifierPost);
        boolean byUnit = closed.unit().equals(o.verifierUnit);
        if (post == null && !byUnit) {
            return false;
        }
        if (post != null) {
            o.verifierPost = successor(post.role()).map(PostView::id).orElse(null);
        }
        if (byUnit || o.verifierPost == null) {
            o.verifierUnit = into == null ? null : into.id();
        }
        return true;
    }
}
