package cn.anlan.seals;

import cn.anlan.ledger.Ledger;
import cn.anlan.platform.Rounds;
import cn.anlan.platform.ServerOnly;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Seals every few seconds while the product runs; not beside it for one command. */
@Component
@ServerOnly
class SealingWorker extends Rounds {

    private final Sealer sealer;

    SealingWorker(Sealer sealer, SealSettings settings) {
        super("ledger-sealing", settings.sealEvery(), settings.sealEvery());
        this.sealer = sealer;
    }

    /** After an import there is much to seal: not only in some seconds. One of the acts' transaction asks for one round. */
    @TransactionalEventListener
    void sealSoon(Ledger.ManyActs many) {
        roundSoon();
    }

    @Override
    protected void round() {
        sealer.sealAll();
    }
}
