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

/** The contract on every timeout, and below it, one by one, where they differ. */
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

    /** On real threads for all three: a deaf call is one that no clock can end. */
    @ParameterizedTest
    @EnumSource
    void failsafe_aCallThatIsDeafToInterruptsKeepsItsCaller(TimeoutContender contender) throws Exception {
        var policy = contender.open("quotes", Duration.ofMillis(300));
        var interrupted = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var told = new CompletableFuture<Throwable>();
        new Thread(() -> told.complete(catchThrowable(() -> policy.call(() -> deaf(interrupted, released))))).start();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        if (contender == FAILSAFE) {
            assertThat(told.isDone()).isFalse();
            released.countDown();
        }
        assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(TimeoutExceededException.class);
        released.countDown();
    }

    private static String deaf(CountDownLatch interrupted, CountDownLatch released) {
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
