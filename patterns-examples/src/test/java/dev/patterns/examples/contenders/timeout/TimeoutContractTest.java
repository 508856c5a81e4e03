package dev.patterns.examples.contenders.timeout;

import static dev.patterns.examples.contenders.timeout.TimeoutContender.FAILSAFE;
import static dev.patterns.examples.contenders.timeout.TimeoutContender.HANDWRITTEN;
import static dev.patterns.examples.contenders.timeout.TimeoutContender.RESILIENCE4J;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.timeout.TimeoutExceededException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the contract on every timeout. The test below it shows a difference. */
class TimeoutContractTest {

    @Nested
    class Handwritten implements TimeoutContract {
        @Override
        public TimeoutContender contender() {
            return HANDWRITTEN;
        }
    }

    @Nested
    class Resilience4j implements TimeoutContract {
        @Override
        public TimeoutContender contender() {
            return RESILIENCE4J;
        }
    }

    @Nested
    class Failsafe implements TimeoutContract {
        @Override
        public TimeoutContender contender() {
            return FAILSAFE;
        }
    }

    /** In real time for all three: simulated time can't end a call that ignores interrupts. */
    @ParameterizedTest
    @EnumSource
    void failsafe_aCallThatIgnoresInterruptsKeepsItsCallerWaiting(TimeoutContender contender) throws Exception {
        var policy = contender.open("quotes", Duration.ofMillis(300));
        var interrupted = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var thrown = new CompletableFuture<Throwable>();
        new Thread(() -> thrown.complete(
                        catchThrowable(() -> policy.call(() -> ignoreInterrupts(interrupted, released)))))
                .start();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        if (contender == FAILSAFE) {
            assertThat(thrown.isDone()).isFalse();
            released.countDown();
        }
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(TimeoutExceededException.class);
        released.countDown();
    }

    private static String ignoreInterrupts(CountDownLatch interrupted, CountDownLatch released) {
        while (true) {
            try {
                released.await();
                return "late";
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }
    }
}
