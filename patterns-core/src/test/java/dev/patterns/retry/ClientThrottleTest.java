package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Google's client-side throttling does what its document says. */
class ClientThrottleTest {

    private static final IOException FAILURE = new IOException("down");
    private static final IllegalStateException THROTTLED = new IllegalStateException("slow down");

    private final SimulatedTime time = new SimulatedTime(7);
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void closeTime() {
        time.close();
    }

    /**
     * The dependency accepts so many requests a second, of 1,000 that the application asks for. With K = 2, twice as
     * many are sent as are accepted, so one refusal for each answer.
     */
    @ParameterizedTest
    @CsvSource({"1000, 500, 1000", "1000, 100, 200", "1000, 50, 100"})
    void sendsTwiceWhatIsAccepted(int asked, int capacity, int sent) {
        var budget = RetryBudget.throttle(Duration.ofMinutes(2), 2, time, time.random());
        var retry = retry(budget, 1);

        for (int second = 0; second < 240; second++) {
            offerOneSecond(retry, asked, capacity);
        }
        attempts.set(0);
        for (int second = 0; second < 120; second++) {
            offerOneSecond(retry, asked, capacity);
        }

        assertThat(attempts.get() / 120.0).isCloseTo(sent, within(0.05 * sent));
    }

    @Test
    void theProbabilityIsThatOfTheDocument() {
        var budget = RetryBudget.googleThrottle(time);
        for (int request = 0; request < 9; request++) {
            budget.lastAttemptFailed();
        }
        budget.answered(true, 0);

        assertThat(1 - budget.left()).as("(10 - 2) / 11").isCloseTo(8.0 / 11, within(1e-12));
    }

    @Test
    void rejectsFirstAttemptsToo_andForgetsAfterTwoMinutes() throws Exception {
        var retry = retry(RetryBudget.throttle(Duration.ofMinutes(2), 2, time, () -> 0), 1);
        failCall(retry);

        assertThatThrownBy(() -> retry.call(failing()))
                .isInstanceOf(CallRejectedException.class)
                .hasMessage("budgeted: the dependency accepts too few calls");
        assertThatThrownBy(() -> retry.callAsync(() -> CompletableFuture.completedFuture("answer"))
                        .join())
                .hasCauseInstanceOf(CallRejectedException.class);
        assertThat(attempts).hasValue(1);

        time.advance(Duration.ofMinutes(2));
        assertThat(retry.call(failing())).isEqualTo("answer");
    }

    @Test
    void aFailureThatIsNeverRetriedIsAnAnswer() {
        var budget = RetryBudget.googleThrottle(time);
        var retry = Retry.builder("declined")
                .abortOn(IOException.class)
                .budget(budget)
                .build();

        for (int call = 0; call < 100; call++) {
            failCall(retry);
        }

        assertThat(budget).hasToString("RetryBudget[100 of 100 requests were accepted, 0 % are rejected]");
    }

    @Test
    void whatDoesNotComeFromTheDependencyDoesNotCount() {
        var budget = RetryBudget.googleThrottle(time);
        var retry = retry(budget, 1);
        var rejection = new CallRejectedException("breaker", "circuit breaker is open", null);

        for (var failure : List.<Exception>of(new CancellationException(), new InterruptedException(), rejection)) {
            assertThatThrownBy(() -> retry.call(failing(failure))).isSameAs(failure);
        }
        assertThatThrownBy(() -> retry.call(() -> {
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(budget).hasToString("RetryBudget[0 of 0 requests were accepted, 0 % are rejected]");
    }

    @Test
    void aRetryIsARequest_thatMayBeRejectedToo() {
        RandomGenerator lowest = () -> 0;
        RandomGenerator highest = () -> -1;

        var rejecting = RetryBudget.throttle(Duration.ofMinutes(2), 2, time, lowest);
        failCall(retry(rejecting, 3));
        assertThat(attempts).hasValue(1);
        assertThat(rejecting).hasToString("RetryBudget[0 of 2 requests were accepted, 67 % are rejected]");

        var admitting = RetryBudget.throttle(Duration.ofMinutes(2), 2, time, highest);
        failCall(retry(admitting, 3));
        assertThat(attempts).hasValue(1 + 3);
        assertThat(admitting).hasToString("RetryBudget[0 of 3 requests were accepted, 75 % are rejected]");
    }

    @Test
    void itRejectsAtRandom() {
        var budget = RetryBudget.googleThrottle(time);
        for (int i = 0; i < 100; i++) {
            budget.answered(true, 0);
        }
        for (int i = 0; i < 120; i++) {
            budget.lastAttemptFailed();
        }

        assertThat(IntStream.range(0, 1_000).filter(i -> budget.begin()).count())
                .as("each is rejected with a probability of at least 9 %")
                .isBetween(1L, 999L);
    }

    @Test
    void kIsBetween1And1000() {
        for (double k : new double[] {1, 1_000}) {
            assertThat(throttle(k).left()).isEqualTo(1);
        }
        for (double k : new double[] {0.9, 1_001}) {
            assertThatThrownBy(() -> throttle(k)).hasMessage("k must be between 1 and 1000, but was " + k);
        }
    }

    private RetryBudget throttle(double k) {
        return RetryBudget.throttle(Duration.ofMinutes(2), k, time, () -> 0);
    }

    private static Retry retry(RetryBudget budget, int maxAttempts) {
        return Retry.builder("budgeted")
                .maxAttempts(maxAttempts)
                .backoff(Backoff.none())
                .budget(budget)
                .build();
    }

    private void failCall(Retry retry) {
        assertThatThrownBy(() -> retry.call(() -> {
                    attempts.incrementAndGet();
                    throw FAILURE;
                }))
                .isSameAs(FAILURE);
    }

    /** Fails with each of these, and then succeeds. */
    private static CheckedSupplier<String, Exception> failing(Exception... failures) {
        var left = new ArrayList<>(List.of(failures));
        return () -> {
            if (!left.isEmpty()) {
                throw left.remove(0);
            }
            return "answer";
        };
    }

    private void offerOneSecond(Retry retry, int asked, int capacity) {
        int[] accepted = {0};
        for (int call = 0; call < asked; call++) {
            try {
                retry.call(() -> {
                    attempts.incrementAndGet();
                    if (accepted[0]++ >= capacity) {
                        throw THROTTLED;
                    }
                    return "answer";
                });
            } catch (CallRejectedException | IllegalStateException expected) {
                assertThat(expected).isInstanceOfAny(CallRejectedException.class, IllegalStateException.class);
            }
            time.advance(Duration.ofMillis(1));
        }
    }
}
