package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CheckedSupplier;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets do what the documents of AWS, gRPC, Finagle and Envoy say. */
class PublishedBudgetsTest {

    private static final IOException FAILURE = new IOException("down");
    private static final TimeoutException TIMEOUT = new TimeoutException();
    private static final IllegalStateException THROTTLED = new IllegalStateException("slow down");

    private final SimulatedTime time = new SimulatedTime(7);
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void closeTime() {
        time.close();
    }

    // ---- AWS

    @Test
    void awsStandard_aFullBucketAllows100Retries_or50AfterTimeouts() {
        assertThat(retriesUntilRefused(RetryBudget.awsStandard(TIMEOUT::equals), FAILURE))
                .isEqualTo(100);
        assertThat(retriesUntilRefused(RetryBudget.awsStandard(TIMEOUT::equals), TIMEOUT))
                .isEqualTo(50);
    }

    @Test
    void aws2026_aFullBucketAllows35Retries_or100AfterThrottling() {
        assertThat(retriesUntilRefused(aws(), FAILURE)).isEqualTo(35);
        assertThat(retriesUntilRefused(aws(), THROTTLED)).isEqualTo(100);
    }

    /** 500 - 35 * 14 = 10: too little for another retry, and enough for two after throttling. */
    @Test
    void aws2026_whatIsLeftIsEnoughForCheaperRetries() {
        var budget = aws();
        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(35);
        assertThat(retriesUntilRefused(budget, THROTTLED)).isEqualTo(2);
        assertThat(budget.left()).isZero();
    }

    @Test
    void aws2026_aSuccessDepositsWhatItsLastRetryCost_orOneToken() throws Exception {
        var budget = aws();
        var retry = retry(budget, 5);

        retry.call(failing(FAILURE, FAILURE, THROTTLED));
        assertThat(tokens(budget)).as("14 + 14 + 5, and 5 back").isEqualTo(500 - 28);
        retry.call(failing(THROTTLED, FAILURE));
        assertThat(tokens(budget)).as("5 + 14, and 14 back").isEqualTo(472 - 5);
        retry.call(failing());
        assertThat(tokens(budget)).isEqualTo(468);
    }

    @Test
    void aws2026_aRetryThatWasFreeOfCharge_depositsOneToken() throws Exception {
        var budget = RetryBudget.tokenBucket(10, failure -> failure == THROTTLED ? 0 : 4);

        retry(budget, 5).call(failing(FAILURE, THROTTLED));

        assertThat(tokens(budget)).isEqualTo(10 - 4 + 1);
    }

    // ---- gRPC

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void grpc_theFifthFailureInARowIsNotRetried_howeverManyAttemptsEachCallMakes(int maxAttempts) {
        var budget = RetryBudget.grpc();
        for (int failed = 0; failed < 4; failed += maxAttempts) {
            failCall(retry(budget, maxAttempts));
        }
        assertThat(attempts).hasValue(4);

        failCall(retry(budget, 3));

        assertThat(attempts).hasValue(5);
    }

    @Test
    void grpc_retriesAreMadeAgainAboveHalfOfTheTokens() throws Exception {
        var budget = RetryBudget.grpc();
        failCall(retry(budget, 10));
        assertThat(attempts).hasValue(5);

        for (int call = 0; call < 10; call++) {
            retry(budget, 2).call(failing());
        }
        attempts.set(0);
        failCall(retry(budget, 2));
        assertThat(attempts).as("6 tokens, 5 after the failure").hasValue(1);

        for (int call = 0; call < 11; call++) {
            retry(budget, 2).call(failing());
        }
        attempts.set(0);
        failCall(retry(budget, 2));
        assertThat(attempts).as("6.1 tokens, 5.1 after the failure").hasValue(2);
    }

    @Test
    void grpc_atTheThresholdNothingIsRetried_andTheCountStaysWithinItsBounds() {
        var budget = RetryBudget.grpc(4, 0.6);

        assertThat(budget.withdraw(FAILURE, 0)).as("3 left").isZero();
        budget.answered(true, 0);
        budget.answered(true, 0);
        assertThat(budget.left()).as("not more than full").isEqualTo(1);
        assertThat(budget.withdraw(FAILURE, 0)).isZero();
        assertThat(budget.withdraw(FAILURE, 0)).as("2 left, the threshold").isEqualTo(RetryBudget.REFUSED);
        for (int failure = 0; failure < 5; failure++) {
            budget.lastAttemptFailed();
        }
        assertThat(budget.left()).isZero();
    }

    @Test
    void grpc_failuresThatAreNeverRetriedDoNotCount() {
        var budget = RetryBudget.grpc();
        var retry = Retry.builder("invalid")
                .abortOn(IOException.class)
                .budget(budget)
                .build();

        for (int call = 0; call < 20; call++) {
            failCall(retry);
        }

        assertThat(budget.left()).isEqualTo(1);
    }

    // ---- Finagle

    @Test
    void finagle_withoutCallsTheReserveAllows100RetriesIn10Seconds() {
        var budget = RetryBudget.finagle(time);

        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(100);
        time.advance(Duration.ofSeconds(9));
        assertThat(retriesUntilRefused(budget, FAILURE))
                .as("still in the window")
                .isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(100);
    }

    @Test
    void finagle_20PercentOfTheCallsOfTheLast10SecondsAreAllowedBesides() {
        var budget = RetryBudget.finagle(time);
        for (int call = 0; call < 1_000; call++) {
            budget.begin();
        }

        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(100 + 200);
    }

    @Test
    void finagle_callsLeaveTheWindowAfter10Seconds() {
        var budget = RetryBudget.finagle(time);
        for (int call = 0; call < 1_000; call++) {
            budget.begin();
        }
        time.advance(Duration.ofSeconds(10));

        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(100);
    }

    @Test
    void finagle_eachCallOfARetryDeposits() throws Exception {
        var budget = RetryBudget.window(Duration.ofSeconds(10), 0, 0.5, time);
        var retry = retry(budget, 2);
        assertThat(budget.left()).as("nothing was deposited").isZero();

        retry.call(failing());
        assertThat(budget.left()).isEqualTo(1);
        retry.call(failing(FAILURE));

        assertThat(budget.left()).as("two calls allow one retry").isZero();
        failCall(retry);
        assertThat(budget.left()).as("half a retry of one and a half").isEqualTo(1 / 3.0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 100", "0, 2, 200", "0, 0.5, 50", "5, 0, 5", "5, 1, 105"})
    void window_aReserveAndARatio(int minRetriesPerSecond, double ratio, int retries) {
        var budget = RetryBudget.window(Duration.ofSeconds(1), minRetriesPerSecond, ratio, time);
        for (int call = 0; call < 100; call++) {
            budget.begin();
        }

        assertThat(retriesUntilRefused(budget, FAILURE)).isEqualTo(retries);
    }

    // ---- Envoy

    @Test
    void envoy_100ActiveCallsFailTogether_20RetriesAreMade_andThoseThatWaitCount() {
        var budget = RetryBudget.envoy();
        var answers = callAll(100, budget);

        answers.forEach(answer -> answer.completeExceptionally(FAILURE));

        assertThat(budget).as("all 20 wait").hasToString("RetryBudget[20 of 4 retries, 20 calls]");
        time.advance(Duration.ofSeconds(2));
        assertThat(attempts).hasValue(120);
    }

    @Test
    void envoy_below15CallsThreeRetriesAreAllowed() {
        var answers = callAll(10, RetryBudget.envoy());

        answers.forEach(answer -> answer.completeExceptionally(FAILURE));
        time.advance(Duration.ofSeconds(2));

        assertThat(attempts).hasValue(13);
    }

    @Test
    void envoy_aRetryCountsUntilItsAttemptEnds() {
        var budget = RetryBudget.concurrent(0, 1);
        var first = callAll(1, budget);
        first.get(0).completeExceptionally(FAILURE);
        time.advance(Duration.ofSeconds(2));
        assertThat(budget).hasToString("RetryBudget[1 of 1 retries, 1 calls]");

        callAll(1, budget).get(0).completeExceptionally(FAILURE);
        assertThat(attempts).as("no place for another retry").hasValue(3);

        first.get(1).complete("answer");
        assertThat(budget).hasToString("RetryBudget[0 of 1 retries, 0 calls]");
    }

    @Test
    void envoy_aCallsNextRetryTakesThePlaceOfItsLast() {
        var retry = retry(RetryBudget.concurrent(0, 1), 5);

        failCall(retry);

        assertThat(attempts).hasValue(5);
    }

    // ---- helpers

    private static RetryBudget aws() {
        return RetryBudget.aws2026(THROTTLED::equals);
    }

    private static double tokens(RetryBudget budget) {
        return ((TokenBucket) budget).tokens();
    }

    private static int retriesUntilRefused(RetryBudget budget, Exception failure) {
        int retries = 0;
        while (budget.withdraw(failure, 0) != RetryBudget.REFUSED) {
            retries++;
        }
        return retries;
    }

    private Retry retry(RetryBudget budget, int maxAttempts) {
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

    /** Starts so many calls; the future of each attempt is added to the list. */
    private List<CompletableFuture<String>> callAll(int calls, RetryBudget budget) {
        var retry = Retry.builder("async")
                .maxAttempts(2)
                .backoff(Backoff.fixed(Duration.ofSeconds(1)))
                .budget(budget)
                .time(time)
                .build();
        var started = new ArrayList<CompletableFuture<String>>();
        for (int call = 0; call < calls; call++) {
            retry.callAsync(() -> {
                attempts.incrementAndGet();
                var answer = new CompletableFuture<String>();
                started.add(answer);
                return answer;
            });
        }
        return started;
    }
}
