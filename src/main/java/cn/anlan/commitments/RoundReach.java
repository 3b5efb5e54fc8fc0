package cn.anlan.commitments;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Scope;

/** Who knows of a round: whoever oversees some part of its territory. */
final class RoundReach {

    private RoundReach() {}

    static boolean sees(Actor actor, Round round) {
        return actor.scope() instanceof Scope.Territory(var prefixes)
                && prefixes.stream()
                        .anyMatch(own ->
                                round.areas().stream().anyMatch(area -> area.startsWith(own) || own.startsWith(area)));
    }
}
