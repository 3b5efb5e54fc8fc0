package cn.anlan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch three = new CountDownLatch(3);
    private final CountDownLatch held = new CountDownLatch(1);
    private Rounds rounds = new Failing(Duration.ZERO);

    private class Failing extends Rounds {

        Failing(Duration pause) {
            super("test-rounds", pause, pause);
        }

        @Override
        protected void round() {
            three.countDown();
            throw new IllegalStateException("this round fails");
        }
    }

    private class Held extends Rounds {

        Held() {
            super("test-rounds", Duration.ofHours(1), Duration.ofHours(1));
        }

        @Override
        protected void round() {
            begun.incrementAndGet();
            try {
                held.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            ended.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        held.countDown();
        rounds.stop();
    }

    @Test
    void goesOnAfterARoundThatFailed() throws InterruptedException {
        rounds = new Failing(Duration.ofMillis(1));

        rounds.start();

        assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void makesNoRoundsWithoutAPause() {
        rounds.start();

        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void makesOneMoreRoundHoweverOftenItIsAskedForAndFinishesIt() {
        rounds = new Held();
        rounds.start();
        rounds.roundSoon();
        while (begun.get() == 0) {
            Thread.onSpinWait();
        }

        rounds.roundSoon();
        rounds.roundSoon();
        rounds.roundSoon();
        held.countDown();
        rounds.stop();

        assertThat(ended).hasValue(2);
        assertThat(rounds.isRunning()).isFalse();
    }
}
