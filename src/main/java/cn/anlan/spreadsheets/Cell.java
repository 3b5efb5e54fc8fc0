package cn.anlan.spreadsheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** What stands in a cell. A formula counts as the value last computed for it; it is never computed here. */
public sealed interface Cell {

    Cell BLANK = new Blank();

    /** How a reader of the sheet would see it. */
    String shown();

    default boolean isBlank() {
        return shown().isEmpty();
    }

    record Blank() implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }

    /** Text, already cleaned by {@link CellText#clean}. */
    record Text(String shown) implements Cell {}

    /**
     * @param serialDate whether its format shows it as a date; the value is then the serial day of the 1900 system
     */
    record Num(BigDecimal value, boolean serialDate) implements Cell {

        @Override
        public String shown() {
            if (serialDate && isDay()) {
                LocalDateTime at = dateTime();
                return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? at.toLocalDate().toString()
                        : at.toString().replace('T', ' ');
            }
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }

        /** Whether the number can be a serial day between 1954 and 2119: anything else in a date column is a slip. */
        public boolean isDay() {
            return value.compareTo(BigDecimal.valueOf(20_000)) >= 0 && value.compareTo(BigDecimal.valueOf(80_000)) < 0;
        }

        /** The instant on the wall that a serial day stands for, to the second. */
        public LocalDateTime dateTime() {
            long seconds = value.multiply(BigDecimal.valueOf(86_400))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return LocalDate.of(1899, 12, 30).atStartOfDay().plusSeconds(seconds);
        }
    }

    record Flag(boolean value) implements Cell {
        @Override
        public String shown() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** An error value such as {@code #REF!}, or {@code TOO_LONG} for a text beyond what a cell may hold. */
    record Fault(String code) implements Cell {
        @Override
        public String shown() {
            return code;
        }
    }
}
