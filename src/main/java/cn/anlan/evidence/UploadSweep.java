package cn.anlan.evidence;

import cn.anlan.platform.Rounds;
import cn.anlan.platform.ServerOnly;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Clears away uploads that nobody goes on with. */
@Component
@ServerOnly
class UploadSweep extends Rounds {

    private final Uploads uploads;
    private final UploadStore store;
    private final EvidenceSettings settings;
    private final Clock clock;

    UploadSweep(Uploads uploads, UploadStore store, EvidenceSettings settings, Clock clock) {
        super("upload-sweep", settings.sweepEvery(), settings.sweepEvery());
        this.uploads = uploads;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void round() {
        sweep();
    }

    /** Forgets abandoned uploads and removes what had arrived; how many. */
    int sweep() {
        var abandoned = store.forgetBegunBefore(clock.instant().minus(settings.abandonAfter()));
        for (UUID id : abandoned) {
            uploads.remove(id);
        }
        return abandoned.size();
    }
}
