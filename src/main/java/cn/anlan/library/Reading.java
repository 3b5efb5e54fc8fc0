package cn.anlan.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which of a book's editions is read. */
final class Reading {

    private Reading() {}

    /** The one in force on a day. */
    static Optional<Edition> on(LocalDate day, List<Edition> editions) {
        return editions.stream()
                .filter(edition -> edition.on(day) == Standing.IN_FORCE)
                .findFirst();
    }
}
