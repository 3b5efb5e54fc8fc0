package cn.anlan.documents;

import cn.anlan.organization.UnitView;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Zones;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers such as {@code 商安委办函〔2026〕3号}: of each unit, series and year they count from 1, without gaps and without doubles. A number is
 * taken in the transaction that issues the letter: whoever comes next waits for it and gets the same number if that letter isn't issued
 * after all.
 */
@Component
class Numbers {

    private static final Pattern FORM = Pattern.compile("(.*)〔(\\d{4})〕(\\d{1,6})号");

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Taken(String series, int year, int no, String number) {}

    /**
     * Takes the next number of the year that it is in Beijing.
     *
     * @param expected the number a clerk has in mind, as printed; null for whatever is next
     * @throws Problem 422 a number of another year, 409 not the next one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(UnitView unit, String series, Instant now, @Nullable String expected) {
        int year = now.atZone(Zones.CHINA).getYear();
        if (expected != null) {
            requireYear(expected, year);
        }
        int no = jdbc.sql("""
                        INSERT INTO documents.series AS s (unit, series, year, last) VALUES (?, ?, ?, 1)
                        ON CONFLICT (unit, series, year) DO UPDATE SET last = s.last + 1 RETURNING last
                        """)
                .params(unit.id(), series, year)
                .query(Integer.class)
                .single();
        String number = written(unit, series, year, no);
        if (expected != null && !expected.strip().equals(number)) {
            throw new Problem(DocumentsProblem.NUMBER_NOT_NEXT, expected, number).field("number", "NotNext", number);
        }
        return new Taken(series, year, no, number);
    }

    /** The number the next letter would get, if nobody is quicker. */
    String next(UnitView unit, String series, Instant now) {
        int year = now.atZone(Zones.CHINA).getYear();
        int last = jdbc.sql("SELECT last FROM documents.series WHERE unit = ? AND series = ? AND year = ?")
                .params(unit.id(), series, year)
                .query(Integer.class)
                .optional()
                .orElse(0);
        return written(unit, series, year, last + 1);
    }

    private static void requireYear(String expected, int year) {
        Matcher form = FORM.matcher(expected.strip());
        if (form.matches() && Integer.parseInt(form.group(2)) != year) {
            throw new Problem(DocumentsProblem.NUMBER_OF_OTHER_YEAR, form.group(2), String.valueOf(year))
                    .field("number", "OtherYear", String.valueOf(year));
        }
    }

    private String written(UnitView unit, String series, int year, int no) {
        return mark(unit) + series + "〔" + year + "〕" + no + "号";
    }

    /** What the unit's numbers begin with: the mark it set, else its name. */
    String mark(UnitView unit) {
        return Optional.of(unit.id())
                .flatMap(id -> jdbc.sql("SELECT mark FROM documents.mark WHERE unit = ?")
                        .param(id)
                        .query(String.class)
                        .optional())
                .orElseGet(() -> unit.name().replaceFirst("(人民政府|街道办事处)$", ""));
    }

    /** Sets it; its version. Numbers given before stay as they are. */
    long mark(UUID unit, String mark) {
        return jdbc.sql("""
                        INSERT INTO documents.mark AS m (unit, mark, version) VALUES (?, ?, 1)
                        ON CONFLICT (unit) DO UPDATE SET mark = excluded.mark, version = m.version + 1 RETURNING version
                        """).params(unit, mark).query(Long.class).single();
    }
}
