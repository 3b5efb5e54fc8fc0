package cn.anlan.obligations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which matters end with a unit that is dissolved: what its duties asked, and what else only it could do, unless their origin outlives it. */
@Component
class Lasting {

    private final Set<String> ending;
    private final Set<String> outliving;

    Lasting(List<EndsWithUnit> ending, List<OutlivesUnit> outliving) {
        this.ending = ending.stream().map(EndsWithUnit::originKind).collect(Collectors.toSet());
        this.outliving = outliving.stream().map(OutlivesUnit::originKind).collect(Collectors.toSet());
    }

    boolean endsWithUnit(Obligation.Matter matter) {
        return ending.contains(matter.originKind())
                || matter.duty() != null && !outliving.contains(matter.originKind());
    }
}
