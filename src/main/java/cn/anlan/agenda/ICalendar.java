package cn.anlan.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes iCalendar (RFC 5545): lines of 75 octets at most, ended by CR and LF, texts escaped. */
final class ICalendar {

    static final String ZONE = "Asia/Shanghai";

    private static final int OCTETS = 75;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final StringBuilder out = new StringBuilder();

    /** A property whose value is written as it is. */
    ICalendar line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property whose value is text. */
    ICalendar text(String name, String value) {
        return line(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r\n", "\\n")
                        .replace("\n", "\\n")
                        .replaceAll("\\p{Cntrl}", " "));
    }

    ICalendar day(String name, LocalDate day) {
        return line(name + ";VALUE=DATE", day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** A moment on the clocks of the calendar's zone. */
    ICalendar local(String name, LocalDateTime at) {
        return line(name + ";TZID=" + ZONE, at.format(LOCAL));
    }

    ICalendar utc(String name, Instant at) {
        return line(name, LocalDateTime.ofInstant(at, ZoneOffset.UTC).format(LOCAL) + "Z");
    }

    /** The zone that local times refer to; China has had no summer time since 1991. */
    ICalendar zone() {
        return line("BEGIN", "VTIMEZONE")
                .line("TZID", ZONE)
                .line("BEGIN", "STANDARD")
                .line("DTSTART", "19910915T000000")
                .line("TZOFFSETFROM", "+0900")
                .line("TZOFFSETTO", "+0800")
                .line("TZNAME", "CST")
                .line("END", "STANDARD")
                .line("END", "VTIMEZONE");
    }

    /** Breaks a long line between characters; what goes on begins with a space. */
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(one);
            octets += size;
            at += Character.charCount(character);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
