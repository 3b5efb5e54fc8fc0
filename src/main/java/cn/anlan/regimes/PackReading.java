package cn.anlan.regimes;

import java.util.List;

/** What came of reading a pack's text: all of it, or nothing and every reason why. */
sealed interface PackReading {

    record Accepted(RegimePack pack) implements PackReading {}

    record Refused(List<PackFault> faults) implements PackReading {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
