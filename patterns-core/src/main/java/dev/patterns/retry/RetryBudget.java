package dev.patterns.retry;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/**
 * Limits the retries of all callers of one dependency together. While most calls succeed, every retry is made. In an
 * outage the budget is soon used up, and retries add little to the load.
 *
 * <pre>{@code
 * var budget = RetryBudget.ratio(0.1, 10);            // one for the dependency
 * var reads = Retry.builder("stock-reads").budget(budget).build();
 * var writes = Retry.builder("stock-writes").budget(budget).build();
 * }</pre>
 *
 * <p>A retry is charged when it is decided on, before its wait. One that the budget refuses is not made, and the call
 * ends with its last failure. Only {@link #googleThrottle} also refuses first attempts.
 *
 * <table>
 *   <caption>The budgets, and what they do in a call that succeeds at once</caption>
 *   <tr><th>budget</th><th>limits</th><th>cost</th></tr>
 *   <tr><td>{@link #ratio}, {@link #tokenBucket}, {@link #awsStandard}, {@link #aws2026}, {@link #grpc()}</td>
 *     <td>retries by successes</td><td>one read; one atomic operation if the bucket isn't full</td></tr>
 *   <tr><td>{@link #finagle}</td><td>retries by calls of the last 10 s</td>
 *     <td>a clock reading, one atomic operation</td></tr>
 *   <tr><td>{@link #envoy}</td><td>retries at the same time by calls at the same time</td>
 *     <td>two atomic operations: the call's begin and its end</td></tr>
 *   <tr><td>{@link #googleThrottle}</td><td>calls by successes of the last two minutes</td>
 *     <td>two clock readings, one atomic operation</td></tr>
 * </table>
 *
 * <p>The presets follow the documents of the named clients, at the version that each states. Safe for use by any number
 * of threads.
 */
public abstract sealed class RetryBudget
        permits ClientThrottle, ConcurrencyBudget, RetryBudget.Stored, RetryThrottle, TokenBucket, WindowBudget {

    /**
     * The tokens of a budget that keeps them elsewhere: in a store that several instances share, for example. Its
     * methods are called on the threads of the calls, so they must return soon. It must be safe for use by any number
     * of threads.
     */
    public interface Tokens {

        /** Takes the token of one retry, before its wait. False if the retry must not be made; also if it throws. */
        boolean withdraw();

        /** A call succeeded. What it throws is logged and changes nothing. */
        void deposit();

        /** How much is left, 0 to 1, as far as it is known here. It should not wait for the store: meters read it. */
        double left();
    }

    /** What {@link #withdraw} returns for a retry that must not be made. */
    static final long REFUSED = -1;

    private static final int AWS_TOKENS = 500;

    RetryBudget() {}

    /**
     * A token bucket: a retry withdraws one token, and a success deposits this fraction of one. With 0.1, retries add
     * at most a tenth to the load, and once the burst. It starts full. The idea, with figures: Marc Brooker, "Fixing
     * retries with token buckets and circuit breakers" (2022).
     *
     * @param ratio retries for each success, 0 to 1, with three decimal places
     * @param burst the capacity: how many retries may be made when no call succeeds, 1 to 1,000,000
     */
    public static RetryBudget ratio(double ratio, int burst) {
        Arguments.fraction("the ratio of a retry budget", ratio);
        Arguments.between(1, 1_000_000, "the burst of a retry budget", burst);
        return new TokenBucket("ratio " + ratio, burst, failure -> 1, ratio, false);
    }

    /**
     * A token bucket in which a retry's cost depends on the failure before it. A success deposits what the call's last
     * retry cost, and one token if the call had no retry. It starts full.
     *
     * @param capacity 1 to 1,000,000 tokens
     * @param cost the tokens that a retry after this failure withdraws; a negative value counts as zero
     */
    public static RetryBudget tokenBucket(int capacity, ToIntFunction<? super Throwable> cost) {
        return refundingBucket("token bucket", capacity, cost);
    }

    /**
     * The retry quota of the AWS SDKs' standard mode before 2026: a {@link #tokenBucket} of 500, 5 for a retry and 10
     * for a retry after a timeout, as in {@code @aws-sdk/middleware-retry} 3.0. Not all SDKs charged more for timeouts.
     */
    public static RetryBudget awsStandard(Predicate<? super Throwable> timeouts) {
        return refundingBucket("AWS standard", AWS_TOKENS, failure -> timeouts.test(failure) ? 10 : 5);
    }

    /**
     * The retry quota of the AWS SDKs with {@code AWS_NEW_RETRIES_2026}, as in the SDK for Java 2.44 (its issue 6987):
     * a {@link #tokenBucket} of 500, 14 for a retry and 5 for a retry after the dependency throttled the call. A full
     * bucket allows 35 retries. The SDK then makes up to three attempts, with full jitter from a base of 50 ms, and of
     * 1 s after throttling.
     */
    public static RetryBudget aws2026(Predicate<? super Throwable> throttling) {
        return refundingBucket("AWS 2026", AWS_TOKENS, failure -> throttling.test(failure) ? 5 : 14);
    }

    /** {@link #grpc(int, double)} with the figures that its document uses: 10 tokens, ratio 0.1. */
    public static RetryBudget grpc() {
        return grpc(10, 0.1);
    }

    /**
     * The retry throttling of gRPC, as in its proposal A6. Each attempt that fails, and may be retried by its kind,
     * withdraws a token, whether or not it is then retried. Retries are made while more than half of the tokens are
     * left: with 10, the fifth failure in a row is not retried. A success deposits the ratio.
     *
     * @param maxTokens the capacity, 1 to 1,000
     * @param tokenRatio the deposit, 0 to 1, with three decimal places
     */
    public static RetryBudget grpc(int maxTokens, double tokenRatio) {
        Arguments.between(1, 1_000, "maxTokens", maxTokens);
        Arguments.fraction("tokenRatio", tokenRatio);
        return new RetryThrottle(maxTokens, tokenRatio);
    }

    /** {@link #window} with Finagle's defaults: 10 s, 10 retries a second, and 20 % of the calls. */
    public static RetryBudget finagle(Time time) {
        return window(Duration.ofSeconds(10), 10, 0.2, time);
    }

    /**
     * Finagle's retry budget, as in its {@code RetryBudget.scala} (commit 0e26b57): in a moving window, retries may be
     * this fraction of the calls, and so many a second besides. Each call counts when it begins. The window advances in
     * steps of a tenth.
     *
     * @param window 1 to 60 seconds
     * @param minRetriesPerSecond 0 to 1,000,000, and used at any time within the window: with 10 in 10 seconds, 100 at
     *     once
     * @param ratio 0 to 1,000
     */
    public static RetryBudget window(Duration window, int minRetriesPerSecond, double ratio, Time time) {
        return new WindowBudget(window, minRetriesPerSecond, ratio, time);
    }

    /** {@link #concurrent} with Envoy's defaults: 20 %, at least 3. */
    public static RetryBudget envoy() {
        return concurrent(0.2, 3);
    }

    /**
     * Envoy's retry budget, {@code CircuitBreakers.Thresholds.RetryBudget} of its API version 3: the retries at one
     * time may be this fraction of the calls at that time. A retry is counted from the decision to make it until its
     * attempt ends, its wait included. One difference: here a call counts during its waits too. In Envoy it doesn't,
     * and so a budget shrinks when many calls wait (its issue 30205).
     *
     * @param ratio 0 to 1
     * @param minRetries how many retries are always allowed, 0 to 1,000,000
     */
    public static RetryBudget concurrent(double ratio, int minRetries) {
        Arguments.fraction("the ratio of a retry budget", ratio);
        Arguments.between(0, 1_000_000, "minRetries", minRetries);
        return new ConcurrencyBudget(ratio, minRetries);
    }

    /** {@link #throttle} with the figures of the document: two minutes, K = 2, and a random source for each thread. */
    public static RetryBudget googleThrottle(Time time) {
        return throttle(
                Duration.ofMinutes(2),
                2,
                time,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * The client-side throttling of "Site Reliability Engineering" (2016), chapter 21. It rejects an attempt, a first
     * one too, with the probability {@code max(0, (requests - k * accepts) / (requests + 1))}, over the window. A first
     * attempt that is rejected fails with a {@link dev.patterns.CallRejectedException}.
     *
     * <p>It limits calls and not only retries. It is a budget, and not a policy inside the retry, because only the
     * retry knows which failures may be retried: those are what the dependency did not accept. Any other failure is an
     * answer, and counts as accepted. A retry without retries, {@code maxAttempts(1)}, is a throttle alone.
     *
     * <p>An attempt counts when it ends, and one that is rejected here at once.
     *
     * @param window more than zero; it advances in steps of a tenth
     * @param k how many requests are sent for each one that is accepted, 1 to 1,000
     * @param random it must be safe for the threads that share the budget
     */
    public static RetryBudget throttle(Duration window, double k, Time time, RandomGenerator random) {
        return new ClientThrottle(window, k, time, random);
    }

    /** A budget whose tokens are kept elsewhere: each retry takes one. */
    public static RetryBudget of(Tokens tokens) {
        return new Stored(Objects.requireNonNull(tokens, "tokens"));
    }

    /** How much is left for retries, 0 to 1: of the tokens, or of the retries that are allowed now. */
    public abstract double left();

    /** A call begins. False if it must be rejected; it then has no end. */
    boolean begin() {
        return true;
    }

    /**
     * An attempt failed that may be retried.
     *
     * @param held what the call's last retry cost; 0 if it had none
     * @return what this retry costs, or {@link #REFUSED}
     */
    abstract long withdraw(Throwable failure, long held);

    /** An attempt failed that could be retried by its kind, but the call has reached another of its limits. */
    void lastAttemptFailed() {}

    /** The call ends with an answer: it succeeded, or failed with a failure that is never retried. */
    void answered(boolean succeeded, long held) {}

    /** The call ends without an answer: its last attempt is reported, or was cancelled. */
    void abandoned(long held) {}

    private static RetryBudget refundingBucket(String name, int capacity, ToIntFunction<? super Throwable> cost) {
        Arguments.between(1, 1_000_000, "the capacity of a retry budget", capacity);
        return new TokenBucket(name, capacity, cost, 1, true);
    }

    /** A call's outcome does not depend on whether a deposit succeeds. */
    static final class Stored extends RetryBudget {

        private final Tokens tokens;

        Stored(Tokens tokens) {
            this.tokens = tokens;
        }

        @Override
        long withdraw(Throwable failure, long held) {
            return tokens.withdraw() ? 0 : REFUSED;
        }

        @Override
        void answered(boolean succeeded, long held) {
            try {
                if (succeeded) {
                    tokens.deposit();
                }
            } catch (Throwable e) {
                LoggerFactory.getLogger(RetryBudget.class).warn("A deposit in {} failed", this, e);
            }
        }

        @Override
        public double left() {
            return tokens.left();
        }

        @Override
        public String toString() {
            return "RetryBudget[" + tokens + "]";
        }
    }
}
