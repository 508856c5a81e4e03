package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private static final IOException FAILURE = new IOException("down");

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
        assertThat(tokens(budget)).isZero();
    }

    @Test
    void successesDepositTheRatio_upToTheBurst() throws IOException {
        var budget = RetryBudget.ratio(0.1, 2);
        var retry = retry(budget, 2);
        assertThatThrownBy(() -> retry.call(this::fail)).isInstanceOf(IOException.class);

        for (int call = 0; call < 5; call++) {
            retry.call(() -> "answer");
        }
        assertThat(tokens(budget)).isCloseTo(1.5, within(1e-9));
        for (int call = 0; call < 50; call++) {
            retry.call(() -> "answer");
        }
        assertThat(tokens(budget)).isEqualTo(2);
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
            assertThat(tokens(budget)).isEqualTo(0.5);
        }
    }

    @Test
    void tokensThatAreKeptElsewhereAreTakenForEachRetry_andDepositedForEachSuccess() throws IOException {
        var tokens = new StoredTokens(2);
        var retry = retry(RetryBudget.of(tokens), 10);

        assertThatThrownBy(() -> retry.call(this::fail)).hasMessage("call 3");
        retry.call(() -> "answer");

        assertThat(tokens.count).hasValue(1);
        assertThat(RetryBudget.of(tokens).left()).isEqualTo(0.5);
    }

    @Test
    void aStoreThatFailsRefusesRetries_andChangesNoOutcome() throws IOException {
        var broken = new StoredTokens(2) {
            @Override
            public boolean withdraw() {
                throw new IllegalStateException("the store is down");
            }

            @Override
            public void deposit() {
                throw new IllegalStateException("the store is down");
            }
        };
        var retry = retry(RetryBudget.of(broken), 10);

        assertThatThrownBy(() -> retry.call(this::fail)).hasMessage("call 1");
        assertThat(retry.call(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void anErrorOfAStoreChangesNoOutcomeEither() throws IOException {
        var broken = new StoredTokens(2) {
            @Override
            public void deposit() {
                throw new NoClassDefFoundError("a class of the store's client");
            }
        };

        assertThat(retry(RetryBudget.of(broken), 10).call(() -> "answer")).isEqualTo("answer");
    }

    private static class StoredTokens implements RetryBudget.Tokens {

        private final int capacity;
        private final AtomicInteger count;

        StoredTokens(int capacity) {
            this.capacity = capacity;
            this.count = new AtomicInteger(capacity);
        }

        @Override
        public boolean withdraw() {
            return count.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }

        @Override
        public void deposit() {
            count.incrementAndGet();
        }

        @Override
        public double left() {
            return count.get() / (double) capacity;
        }

        @Override
        public String toString() {
            return count + " of " + capacity + " stored";
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

        assertThat(tokens(budget)).isEqualTo(2);
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
                        if (budget.withdraw(FAILURE, 0) >= 0) {
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
            assertThat(tokens(budget)).isZero();
        }
    }

    @Test
    void everyCallFails_tenPercentBudget_theLoadIsAtMost112Percent() {
        var retry = retry(RetryBudget.ratio(0.1, 10), 4);

        for (int call = 0; call < 1_000; call++) {
            assertThatThrownBy(() -> retry.call(this::fail)).isInstanceOf(IOException.class);
        }

        assertThat(calls.get()).isBetween(1_000, 1_120);
    }

    @Test
    void anErrorEndsTheCall_andGivesBackItsPlaceInTheBudget() {
        var budget = RetryBudget.envoy();

        assertThatThrownBy(() -> retry(budget, 3).call(() -> {
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(budget).hasToString("RetryBudget[0 of 3 retries, 0 calls]");
    }

    @Test
    void anInterruptDuringTheWait_givesBackTheRetrysPlace() {
        var budget = RetryBudget.envoy();

        assertThatThrownBy(() -> retry(budget, 3).call(() -> {
                    Thread.currentThread().interrupt();
                    return fail();
                }))
                .hasMessage("call 1");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(budget).hasToString("RetryBudget[0 of 3 retries, 0 calls]");
    }

    @Test
    void aCancelledCall_givesBackItsPlace_alsoDuringItsWait() {
        try (var time = new SimulatedTime(7)) {
            var budget = RetryBudget.envoy();
            var retry = Retry.builder("cancelled").budget(budget).time(time).build();
            var running = retry.callAsync(CompletableFuture::new);
            var waiting = retry.callAsync(() -> CompletableFuture.failedFuture(FAILURE));
            assertThat(budget).hasToString("RetryBudget[1 of 3 retries, 2 calls]");

            running.cancel(true);
            waiting.cancel(true);

            assertThat(budget).hasToString("RetryBudget[0 of 3 retries, 0 calls]");
        }
    }

    @Test
    void aFailureThatIsNeverRetried_givesBackItsPlace() {
        var budget = RetryBudget.envoy();
        var retry = Retry.builder("declined")
                .abortOn(IOException.class)
                .budget(budget)
                .build();

        assertThatThrownBy(() -> retry.call(this::fail)).isInstanceOf(IOException.class);

        assertThat(budget).hasToString("RetryBudget[0 of 3 retries, 0 calls]");
    }

    @Test
    void aRetryIsNotChargedAfterTheEndOfItsCall() {
        var budget = RetryBudget.ratio(0.1, 10);
        var call = new BudgetedCall(budget);
        call.cancelled();

        assertThat(call.withdraw(1, FAILURE)).isFalse();
        assertThat(tokens(budget)).isEqualTo(10);
    }

    @Test
    void ifThePredicateThrows_theLastFailureCountsAsOneThatMayBeRetried() {
        var budget = RetryBudget.grpc();
        var fromPredicate = new IllegalStateException("thrown by the predicate");
        var retry = Retry.builder("broken")
                .maxAttempts(1)
                .retryOn(failure -> {
                    throw fromPredicate;
                })
                .budget(budget)
                .build();

        assertThatThrownBy(() -> retry.call(this::fail))
                .isInstanceOf(IOException.class)
                .hasSuppressedException(fromPredicate);
        assertThat(budget).hasToString("RetryBudget[gRPC, 9.0 of 10 tokens]");
    }

    @Test
    void theLimitsOfAWindowAreInItsBounds() {
        for (int seconds : new int[] {1, 60}) {
            for (double ratio : new double[] {0, 1000}) {
                var budget = RetryBudget.window(Duration.ofSeconds(seconds), 1, ratio, Time.system());
                assertThat(budget.left()).isEqualTo(1);
            }
        }
    }

    @Test
    void theReserveOfAWindowIsThereHoweverSmallTheRatioIs() {
        var budget = RetryBudget.window(Duration.ofSeconds(10), 1, 1e-20, Time.system());
        for (int retries = 0; retries < 10; retries++) {
            assertThat(budget.withdraw(new IOException(), 0)).isZero();
        }

        assertThat(budget.withdraw(new IOException(), 0)).isEqualTo(RetryBudget.REFUSED);
    }

    @Test
    void invalidValuesAreReported() {
        assertThatThrownBy(() -> RetryBudget.ratio(1.1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ratio of a retry budget must be between 0 and 1, but was 1.1");
        assertThatThrownBy(() -> RetryBudget.ratio(0.1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the burst of a retry budget must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> RetryBudget.tokenBucket(0, failure -> 1))
                .hasMessage("the capacity of a retry budget must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> RetryBudget.grpc(0, 0.1))
                .hasMessage("maxTokens must be between 1 and 1000, but was 0");
        assertThatThrownBy(() -> RetryBudget.concurrent(0.2, -1))
                .hasMessage("minRetries must be between 0 and 1000000, but was -1");
        assertThatThrownBy(() -> RetryBudget.window(Duration.ofMillis(999), 10, 0.2, Time.system()))
                .hasMessage("the window of a retry budget must be between PT1S and PT1M, but was PT0.999S");
        assertThatThrownBy(() -> RetryBudget.window(Duration.ofSeconds(10), 10, -0.1, Time.system()))
                .hasMessage("the ratio of a retry budget must be between 0 and 1000, but was -0.1");
        assertThatThrownBy(() -> RetryBudget.throttle(Duration.ofMinutes(2), 0.9, Time.system(), new Random(1)))
                .hasMessage("k must be between 1 and 1000, but was 0.9");
    }

    @Test
    void leftIsTheShareThatIsLeft() {
        var bucket = RetryBudget.ratio(0.1, 4);
        var concurrent = RetryBudget.concurrent(0, 4);
        assertThat(RetryBudget.concurrent(0.5, 0).left())
                .as("nothing is allowed")
                .isZero();

        for (var budget : List.of(bucket, concurrent)) {
            assertThat(budget.left()).isEqualTo(1);
            budget.begin();
            budget.withdraw(FAILURE, 0);
            assertThat(budget.left()).isEqualTo(0.75);
        }
    }

    @Test
    void toStringShowsTheTokensLeft() {
        assertThat(RetryBudget.aws2026(failure -> false)).hasToString("RetryBudget[AWS 2026, 500.0 of 500 tokens]");
        assertThat(RetryBudget.grpc()).hasToString("RetryBudget[gRPC, 10.0 of 10 tokens]");
        assertThat(RetryBudget.envoy()).hasToString("RetryBudget[0 of 3 retries, 0 calls]");
        assertThat(RetryBudget.finagle(Time.system()))
                .hasToString("RetryBudget[0 calls and 0 retries in the window, 100 more are allowed]");
        assertThat(RetryBudget.googleThrottle(Time.system()))
                .hasToString("RetryBudget[0 of 0 requests were accepted, 0 % are rejected]");
        assertThat(RetryBudget.of(new StoredTokens(2))).hasToString("RetryBudget[2 of 2 stored]");
    }

    private static Retry retry(RetryBudget budget, int attempts) {
        return Retry.builder("budgeted")
                .maxAttempts(attempts)
                .backoff(Backoff.none())
                .budget(budget)
                .build();
    }

    private static double tokens(RetryBudget budget) {
        return ((TokenBucket) budget).tokens();
    }

    private String fail() throws IOException {
        throw new IOException("call " + calls.incrementAndGet());
    }
}
