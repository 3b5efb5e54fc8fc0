package cn.anlan.tourplans;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a member says of their interests in the places of a tour (ZZ-4.3c).
 *
 * @param about the places it speaks of: what the tour extends to later is to be declared again
 * @param ties none, or those there are
 * @param enteredBy who entered it: the member, or the office from a signed paper
 */
record Declaration(
        UUID group, UUID person, UUID tour, List<UUID> about, List<Tie> ties, Instant declaredAt, String enteredBy) {

    Declaration {
        about = List.copyOf(about);
        ties = List.copyOf(ties);
    }

    /** A tie to a unit, in words. */
    record Tie(UUID unit, String words) {}
}
