package dev.patterns.examples.contenders.shared;

import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bucket4j's bucket: in a store that instances share ({@link RedisBuckets}), or in this process for tests and for
 * simulations.
 */
public final class Bucket4jBucket implements SharedBucket {

    private final Bucket bucket;

    Bucket4jBucket(Bucket bucket) {
        this.bucket = bucket;
    }

    /** A full bucket in this process, on this clock. */
    public static Bucket4jBucket local(Quota quota, LongSupplier nanos) {
        var configuration = configuration(quota);
        return new Bucket4jBucket(Bucket.builder()
                .addLimit(configuration.getBandwidths()[0])
                .withCustomTimePrecision(meter(nanos))
                .build());
    }

    /** Tokens come back one by one, as our rate limiter's permits do; Bucket4j calls it greedy. */
    static BucketConfiguration configuration(Quota quota) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(quota.burst()).refillGreedy(quota.permits(), quota.period()))
                .build();
    }

    static TimeMeter meter(LongSupplier nanos) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return true; // a store accepts no other: its instances have no other clock in common
            }
        };
    }

    /** One round trip; two if it asks for more than one token and none is free. */
    @Override
    public Taken take(long most) {
        if (most > 1) {
            long tokens = bucket.tryConsumeAsMuchAsPossible(most);
            if (tokens > 0) {
                return new Taken(tokens, Duration.ZERO);
            }
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Taken(probe.isConsumed() ? 1 : 0, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Bucket4j reserves in a form that waits itself; here it is given a wait that only notes how long. */
    @Override
    public Taken reserve(Duration longestWait) {
        long[] wait = {0};
        boolean reserved = bucket.asBlocking().tryConsumeUninterruptibly(1, longestWait, nanos -> wait[0] = nanos);
        return reserved ? new Taken(1, Duration.ofNanos(wait[0])) : new Taken(0, untilFree());
    }

    private Duration untilFree() {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    @Override
    public void add(long tokens) {
        bucket.addTokens(tokens);
    }
}
