package cn.anlan.access;

import java.time.Clock;
import java.time.Instant;

/** Sessions, locks and tokens run by the machine's clock: a simulated year must not sign everybody out, nor let anybody in. */
final class MachineTime {

    private static final Clock MACHINE = Clock.systemUTC();

    private MachineTime() {}

    static Instant now() {
        return MACHINE.instant();
    }
}
