package dev.patterns.examples.contenders.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.Passage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** In what all retries agree: four attempts, the waits between them doubling from about a second, the last failure thrown. */
interface RetryContract {

    RetryContender contender();

    @Test
    default void aCallThatEndsWellInTheThirdAttempt() throws IOException {
        var dependency = new Flaky(contender());
        assertThat(dependency.policy.call(dependency.failing(2))).isEqualTo("quote");
        assertThat(dependency.attempts).hasSize(3);
    }

    @Test
    default void aCallThatNeverEndsWellIsMadeFourTimes_andItsLastFailureIsThrownAsItWas() {
        var dependency = new Flaky(contender());
        assertThatThrownBy(() -> dependency.policy.call(dependency.failing(99)))
                .isInstanceOf(IOException.class)
                .hasMessage("failure 4");
        assertThat(dependency.attempts).hasSize(4);
    }

    @Test
    default void whatIsNotWorthAnotherTryIsThrownAtOnceAsItWas() {
        var dependency = new Flaky(contender());
        var mistake = new IllegalArgumentException("the caller's own");
        assertThatThrownBy(() -> dependency.policy.call(() -> {
                    dependency.attempts.add(Duration.ZERO);
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThat(dependency.attempts).hasSize(1);
    }

    @Test
    default void theWaitsDouble() {
        var dependency = new Flaky(contender());
        assertThatThrownBy(() -> dependency.policy.call(dependency.failing(99))).isInstanceOf(IOException.class);
        for (int i = 0; i < 3; i++) {
            var wait = dependency.attempts.get(i + 1).minus(dependency.attempts.get(i));
            var full = dependency.passage.seconds(dependency.unit * (1 << i));
            assertThat(wait).isGreaterThanOrEqualTo(full.dividedBy(2).minusNanos(1_000_000)); // two count in whole ms
            if (contender().runsInAnyTime()) {
                assertThat(wait).isLessThanOrEqualTo(full.plusNanos(1_000_000));
            }
        }
    }

    @Test
    default void asyncEndsWellInTheThirdAttempt() {
        var dependency = new Flaky(contender());
        var future = dependency.policy.callAsync(() -> dependency.asyncFailing(2));
        assertThat(dependency.passage.outcome(future)).isEqualTo("quote");
        assertThat(dependency.attempts).hasSize(3);
    }

    @Test
    default void asyncNeverEndsWell() {
        var dependency = new Flaky(contender());
        var future = dependency.policy.callAsync(() -> dependency.asyncFailing(99));
        assertThat(dependency.passage.outcome(future))
                .isInstanceOfSatisfying(
                        IOException.class, failure -> assertThat(failure).hasMessage("failure 4"));
        assertThat(dependency.attempts).hasSize(4);
    }

    /** A dependency that fails a number of times, and the retry that guards it. */
    final class Flaky {
        final Passage passage;
        final Policy policy;
        final double unit;
        final List<Duration> attempts = new ArrayList<>();
        private final long start;

        Flaky(RetryContender contender) {
            this(contender, settings -> settings);
        }

        Flaky(RetryContender contender, UnaryOperator<RetrySettings> change) {
            passage = Passage.of(contender.runsInAnyTime());
            unit = contender.runsInAnyTime() ? 1 : 8; // in real time 8 ms, which a timer can tell from nothing
            var settings = RetrySettings.of("quotes")
                    .delays(passage.seconds(unit), passage.seconds(60 * unit))
                    .retryable(failure -> failure instanceof IOException);
            policy = contender.open(change.apply(settings), passage.time(), new SplittableRandom(5));
            start = passage.time().nanoTime();
        }

        CheckedSupplier<String, IOException> failing(int times) {
            return () -> {
                int attempt = made();
                if (attempt <= times) {
                    throw new IOException("failure " + attempt);
                }
                return "quote";
            };
        }

        CompletableFuture<String> asyncFailing(int times) {
            int attempt = made();
            return attempt <= times
                    ? CompletableFuture.failedFuture(new IOException("failure " + attempt))
                    : CompletableFuture.completedFuture("quote");
        }

        synchronized int made() {
            attempts.add(Duration.ofNanos(passage.time().nanoTime() - start));
            return attempts.size();
        }
    }
}
