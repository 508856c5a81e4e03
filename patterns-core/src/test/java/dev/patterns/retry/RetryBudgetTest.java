package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void withoutEnoughTokensNoRetryIsMade_andTheLastFailureIsThrown() {
        var retry = retry(RetryBudget.ratio(0.1, 2), 10);

        assertThatThrownBy(() -> retry.call(this::fail))
                .isInstanceOf(IOException.class)
                .hasMessage("call 3");
        assertThatThrownBy(() -> retry.call(this::fail))
                .isInstanceOf(IOException.class)
                .hasMessage("call 4");
    }

    @Test
    void severalRetriesShareOneBudget() {
        var budget = RetryBudget.ratio(0.1, 3);

        assertThatThrownBy(() -> retry(budget, 3).call(this::fail)).hasMessage("call 3");
        assertThatThrownBy(() -> retry(budget, 3).call(this::fail)).hasMessage("call 5");
        assertThat(budget.tokens()).isZero();
    }

    @Test
    void successesDepositTheRatio_upToTheBurst() throws IOException {
        var budget = RetryBudget.ratio(0.1, 2);
        var retry = retry(budget, 2);
        assertThatThrownBy(() -> retry.call(this::fail)).isInstanceOf(IOException.class);

        for (int call = 0; call < 5; call++) {
            retry.call(() -> "answer");
        }
        assertThat(budget.tokens()).isCloseTo(1.5, within(1e-9));
        for (int call = 0; call < 50; call++) {
            retry.call(() -> "answer");
        }
        assertThat(budget.tokens()).isEqualTo(2);
    }

    @Test
    void aws_aSuccessAfterRetriesDepositsTheCostOfOneRetry_anyOtherSuccessOneToken() throws IOException {
        var budget = RetryBudget.aws();
        var retry = retry(budget, 5);

        retry.call(() -> calls.get() < 3 ? fail() : "answer");
        assertThat(budget.tokens())
                .as("three retries, and the deposit of a success after retries")
                .isEqualTo(500 - 3 * 14 + 14);

        retry.call(() -> "answer");
        assertThat(budget.tokens()).isEqualTo(473);
    }

    @Test
    void grpc_theFifthConsecutiveFailureIsNotRetried_alsoWithTwoAttemptsPerCall() {
        var retry = retry(RetryBudget.grpc(), 2);

        for (int call = 1; call <= 4; call++) {
            assertThatThrownBy(() -> retry.call(this::fail)).hasMessage("call " + calls);
        }
        assertThat(calls).as("each was retried").hasValue(8);
        assertThatThrownBy(() -> retry.call(this::fail)).hasMessage("call 9");
        assertThat(calls).hasValue(9);
    }

    @Test
    void async_withdrawsAndDepositsToo() {
        try (var time = new SimulatedTime(7)) {
            var budget = RetryBudget.ratio(0.5, 1);
            var retry = Retry.builder("async")
                    .maxAttempts(5)
                    .budget(budget)
                    .time(time)
                    .random(time.random())
                    .build();

            var failed = retry.callAsync(
                    () -> CompletableFuture.failedFuture(new IOException("call " + calls.incrementAndGet())));
            time.advance(Duration.ofMinutes(1));
            assertThat(failed).isCompletedExceptionally();
            assertThat(calls).as("there was one token").hasValue(2);

            retry.callAsync(() -> CompletableFuture.completedFuture("answer")).join();
            assertThat(budget.tokens()).isEqualTo(0.5);
        }
    }

    @Test
    void failuresThatAreNotRetriedWithdrawNothing() {
        var budget = RetryBudget.ratio(0.1, 2);
        var retry = Retry.builder("declined")
                .abortOn(IOException.class)
                .budget(budget)
                .build();

        assertThatThrownBy(() -> retry.call(this::fail)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> retry(budget, 1).call(this::fail)).isInstanceOf(IOException.class);

        assertThat(budget.tokens()).isEqualTo(2);
    }

    /** The counter is in thousandths of a token. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithASimpleCounter(long seed) {
        var random = new SplittableRandom(seed);
        var budget = RetryBudget.ratio(0.3, 5);
        int expected = 5_000;
        for (int step = 0; step < 100_000; step++) {
            if (random.nextInt(4) == 0) {
                boolean enough = expected >= 1_000;
                expected -= enough ? 1_000 : 0;
                assertThat(budget.withdraw()).isEqualTo(enough);
            } else if (random.nextInt(3) == 0) {
                expected = Math.min(5_000, expected + 300);
                budget.deposit(random.nextBoolean());
            }
            assertThat(budget.tokens()).isEqualTo(expected / 1e3);
        }
    }

    @Test
    void concurrentWithdrawalsNeverExceedTheTokens() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            var budget = RetryBudget.ratio(0, 1_000);
            var withdrawn = new AtomicInteger();
            var start = new CountDownLatch(1);
            var threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    for (int attempt = 0; attempt < 500; attempt++) {
                        if (budget.withdraw()) {
                            withdrawn.incrementAndGet();
                        }
                    }
                });
                threads[i].start();
            }
            start.countDown();
            for (var thread : threads) {
                thread.join();
            }
            assertThat(withdrawn).hasValue(1_000);
            assertThat(budget.tokens()).isZero();
        }
    }

    @Test
    void invalidValuesAreReported() {
        assertThatThrownBy(() -> RetryBudget.ratio(1.1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ratio of a retry budget must be between 0 and 1, but was 1.1");
        assertThatThrownBy(() -> RetryBudget.ratio(0.1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the burst of a retry budget must be between 1 and 1000000, but was 0");
    }

    @Test
    void toStringShowsTheTokensLeft() {
        assertThat(RetryBudget.aws()).hasToString("RetryBudget[AWS, 500.0 of 500 tokens]");
    }

    private static Retry retry(RetryBudget budget, int attempts) {
        return Retry.builder("budgeted")
                .maxAttempts(attempts)
                .backoff(Backoff.none())
                .budget(budget)
                .build();
    }

    private String fail() throws IOException {
        throw new IOException("call " + calls.incrementAndGet());
    }
}
