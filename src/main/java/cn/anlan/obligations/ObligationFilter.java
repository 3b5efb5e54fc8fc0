package cn.anlan.obligations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Which obligations a list shows; every part left out asks nothing.
 *
 * @param show {@code all}, {@code mine} (mine to do), {@code verify} (mine to verify), {@code overdue}, {@code coming} (due within
 *     {@code days})
 * @param days for {@code coming}, 7 unless asked otherwise
 * @param dueFrom first day
 * @param dueTo last day
 * @param q words in the title, two characters or more
 * @param sort {@code due} or {@code -due}
 */
public record ObligationFilter(
        @Nullable Show show,
        @Nullable Integer days,
        @Nullable List<ObligationState> state,
        @Nullable UUID unit,
        @Nullable String pack,
        @Nullable String clause,
        @Nullable String originKind,
        @Nullable UUID origin,
        @Nullable Boolean key,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable String q,
        @Nullable String sort) {

    /** The ready-made views. */
    public enum Show {
        ALL,
        MINE,
        VERIFY,
        OVERDUE,
        COMING
    }

    /** Addresses name the views in small letters. */
    @Component
    static final class ShowNames implements Converter<String, Show> {

        @Override
        public Show convert(String name) {
            return Show.valueOf(name.strip().toUpperCase(Locale.ROOT));
        }
    }

    /** Nothing asked. */
    public static ObligationFilter all() {
        return new ObligationFilter(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What one record gave rise to. */
    public static ObligationFilter ofOrigin(String kind, UUID id) {
        return new ObligationFilter(null, null, null, null, null, null, kind, id, null, null, null, null, null);
    }

    boolean descending() {
        return "-due".equals(sort);
    }

    Show shown() {
        return show == null ? Show.ALL : show;
    }
}
