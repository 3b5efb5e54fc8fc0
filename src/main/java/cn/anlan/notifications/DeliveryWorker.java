package cn.anlan.notifications;

import cn.anlan.platform.ServerOnly;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the queue every few seconds while the product runs. */
@Component
@ServerOnly
class DeliveryWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private final Delivery delivery;
    private final NotificationSettings settings;
    private @Nullable ScheduledExecutorService worker;

    DeliveryWorker(Delivery delivery, NotificationSettings settings) {
        this.delivery = delivery;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long pause = settings.deliverEvery().toMillis();
        if (delivery.isMailOn() && pause > 0 && worker == null) {
            worker = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("notifications").factory());
            worker.scheduleWithFixedDelay(this::deliver, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Lets the batch under way finish, so that what was mailed is noted as mailed. */
    @Override
    public synchronized void stop() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    // A scheduled task that throws is never run again.
    private void deliver() {
        try {
            delivery.deliver();
        } catch (RuntimeException e) {
            LOG.error("Mail couldn't be delivered for now", e);
        }
    }
}
