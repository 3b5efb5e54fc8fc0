package cn.anlan.boards;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * What a board is to show; every part left out asks nothing.
 *
 * @param pack a regime; the one with most duties unless asked otherwise
 * @param period {@code 2026}, {@code 2026-Q4} or {@code 2026-11}; this year unless asked otherwise
 * @param everybody the duties of all posts, not only those of the heads
 * @param area prefix of an area code
 * @param sort {@code overdue}, {@code rank} or {@code name}
 */
record Asked(
        @Nullable String pack,
        @Nullable String period,
        @Nullable Boolean everybody,
        @Nullable String area,
        @Nullable Order sort) {

    /** The order of the units. */
    enum Order {
        /** Most overdue first, then most late. */
        OVERDUE,
        /** Best rate first. */
        RANK,
        /** By name. */
        NAME
    }

    /** Addresses name the orders in small letters. */
    @Component
    static final class OrderNames implements Converter<String, Order> {

        @Override
        public Order convert(String name) {
            return Order.valueOf(name.strip().toUpperCase(Locale.ROOT));
        }
    }

    boolean everyPost() {
        return Boolean.TRUE.equals(everybody);
    }

    Order order() {
        return sort == null ? Order.OVERDUE : sort;
    }
}
