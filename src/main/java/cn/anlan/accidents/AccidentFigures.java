package cn.anlan.accidents;

import cn.anlan.platform.Scope;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Figures of the accidents in some areas over some days, within what the asker may see. */
@Component
@Transactional(readOnly = true)
public class AccidentFigures {

    private final AccidentStore store;

    AccidentFigures(AccidentStore store) {
        this.store = store;
    }

    /**
     * Accidents counted, with whom they harmed.
     *
     * @param loss direct loss in yuan
     */
    public record Toll(int accidents, long deaths, long seriousInjuries, long loss) {

        /** No accident. */
        public static final Toll NONE = new Toll(0, 0, 0, 0);

        Toll plus(Toll other) {
            return new Toll(
                    accidents + other.accidents,
                    deaths + other.deaths,
                    seriousInjuries + other.seriousInjuries,
                    loss + other.loss);
        }
    }

    /** Those of one grade. */
    public record Graded(AccidentGrade grade, Toll toll) {}

    /** By grade, the gravest first; grades without an accident are left out. */
    public List<Graded> byGrade(Scope scope, List<String> areas, LocalDate from, LocalDate to) {
        return areas.isEmpty()
                ? List.of()
                : store.sums(scope, areas, from, to).stream()
                        .sorted(Comparator.comparing(Graded::grade).reversed())
                        .toList();
    }

    /** All grades together. */
    public static Toll together(List<Graded> graded) {
        return graded.stream().map(Graded::toll).reduce(Toll.NONE, Toll::plus);
    }
}
