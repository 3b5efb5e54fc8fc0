package cn.anlan.hazards;

import cn.anlan.platform.Rounds;
import cn.anlan.platform.ServerOnly;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Folds the counts every few seconds. */
@Component
@ServerOnly
class TallyWorker extends Rounds {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Tallies tallies;

    TallyWorker(Tallies tallies) {
        super("hazard-tally", PAUSE, PAUSE);
        this.tallies = tallies;
    }

    @Override
    protected void round() {
        tallies.fold();
    }
}
