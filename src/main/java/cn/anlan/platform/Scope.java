package cn.anlan.platform;

import java.util.List;
import java.util.UUID;

/** What part of the records a query may see. Every query takes one; a record outside it does not exist for the asker. */
public sealed interface Scope {

    /** Everything whose twelve-digit area code starts with one of the prefixes. */
    record Territory(List<String> prefixes) implements Scope {
        public Territory {
            prefixes = List.copyOf(prefixes);
            if (prefixes.isEmpty() || prefixes.stream().anyMatch(p -> !p.matches("\\d{0,12}"))) {
                throw new IllegalArgumentException("not area codes: " + prefixes);
            }
        }
    }

    /** The matters of one unit. */
    record OwnUnit(UUID unit) implements Scope {}

    /** The matters one person takes part in. */
    record TakesPart(UUID person) implements Scope {}

    /** No matter at all: duties that must not read cases. */
    record Nothing() implements Scope {}

    /** All records: for the system's own work, never for a person. */
    static Scope everything() {
        return new Territory(List.of(""));
    }
}
