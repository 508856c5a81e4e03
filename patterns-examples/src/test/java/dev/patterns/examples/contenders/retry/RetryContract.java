package dev.patterns.examples.contenders.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.TestTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What all retries have in common: four attempts, doubling delays from about a second, the last failure thrown. */
interface RetryContract {

    RetryContender contender();

    @Test
    default void returnsTheResultOfTheThirdAttempt() throws IOException {
        var dependency = new FlakyDependency(contender());
        assertThat(dependency.policy.call(dependency.failing(2))).isEqualTo("quote");
        assertThat(dependency.attempts).hasSize(3);
    }

    @Test
    default void makesFourAttempts_thenThrowsTheLastFailureUnchanged() {
        var dependency = new FlakyDependency(contender());
        assertThatThrownBy(() -> dependency.policy.call(dependency.failing(99)))
                .isInstanceOf(IOException.class)
                .hasMessage("failure 4");
        assertThat(dependency.attempts).hasSize(4);
    }

    @Test
    default void aFailureThatIsNotRetriedIsThrownAtOnceUnchanged() {
        var dependency = new FlakyDependency(contender());
        var mistake = new IllegalArgumentException("wrong argument");
        assertThatThrownBy(() -> dependency.policy.call(() -> {
                    dependency.attempts.add(Duration.ZERO);
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThat(dependency.attempts).hasSize(1);
    }

    @Test
    default void theDelaysDouble() {
        var dependency = new FlakyDependency(contender());
        assertThatThrownBy(() -> dependency.policy.call(dependency.failing(99))).isInstanceOf(IOException.class);
        for (int i = 0; i < 3; i++) {
            var delay = dependency.attempts.get(i + 1).minus(dependency.attempts.get(i));
            var full = dependency.testTime.seconds(1 << i);
            assertThat(delay)
                    .isGreaterThanOrEqualTo(full.dividedBy(2).minusNanos(1_000_000)); // two contenders count whole ms
            if (contender().runsInSimulatedTime()) {
                assertThat(delay).isLessThanOrEqualTo(full.plusNanos(1_000_000));
            }
        }
    }

    @Test
    default void async_returnsTheResultOfTheThirdAttempt() {
        var dependency = new FlakyDependency(contender());
        var future = dependency.policy.callAsync(() -> dependency.asyncFailing(2));
        assertThat(dependency.testTime.resultOrFailure(future)).isEqualTo("quote");
        assertThat(dependency.attempts).hasSize(3);
    }

    @Test
    default void async_makesFourAttempts_thenFailsWithTheLastFailure() {
        var dependency = new FlakyDependency(contender());
        var future = dependency.policy.callAsync(() -> dependency.asyncFailing(99));
        assertThat(dependency.testTime.resultOrFailure(future))
                .isInstanceOfSatisfying(
                        IOException.class, failure -> assertThat(failure).hasMessage("failure 4"));
        assertThat(dependency.attempts).hasSize(4);
    }

    /** A dependency that fails a number of times, and the retry that guards it. */
    final class FlakyDependency {
        final TestTime testTime;
        final Policy policy;
        final List<Duration> attempts = new ArrayList<>();
        private final long start;

        FlakyDependency(RetryContender contender) {
            this(contender, settings -> settings);
        }

        FlakyDependency(RetryContender contender, UnaryOperator<RetrySettings> change) {
            testTime = TestTime.of(contender.runsInSimulatedTime());
            var settings = RetrySettings.of("quotes")
                    .delays(testTime.seconds(1), testTime.seconds(60))
                    .retryOn(failure -> failure instanceof IOException);
            policy = contender.open(change.apply(settings), testTime.time(), new SplittableRandom(5));
            start = testTime.time().nanoTime();
        }

        CheckedSupplier<String, IOException> failing(int times) {
            return () -> {
                int attempt = recordAttempt();
                if (attempt <= times) {
                    throw new IOException("failure " + attempt);
                }
                return "quote";
            };
        }

        CompletableFuture<String> asyncFailing(int times) {
            int attempt = recordAttempt();
            return attempt <= times
                    ? CompletableFuture.failedFuture(new IOException("failure " + attempt))
                    : CompletableFuture.completedFuture("quote");
        }

        synchronized int recordAttempt() {
            attempts.add(Duration.ofNanos(testTime.time().nanoTime() - start));
            return attempts.size();
        }
    }
}
