package cn.anlan.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The years that were published when this version of the product was made. */
final class ShippedYears {

    private static final String RESOURCE = "/calendar/workdays.json";

    private ShippedYears() {}

    static List<CalendarYear> read() {
        try (InputStream json = Objects.requireNonNull(ShippedYears.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return JsonMapper.builder()
                    .build()
                    .readValue(json, new TypeReference<Map<Integer, YearNotice.Json>>() {})
                    .entrySet()
                    .stream()
                    .map(year -> year.getValue().notice().year(year.getKey(), 1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
