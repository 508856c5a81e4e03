package dev.patterns.chaos;

import dev.patterns.chaos.ChaosFault.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which call has which fault: a function of the seed, the name and the call's number, without any state.
 *
 * <p>A random generator that the calls share would give each call the number that is next, and a call that draws one
 * number more would move the faults of all calls after it. So each draw is a hash of its own, by SplittableRandom's
 * mixing function.
 */
final class FaultPlan {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int KIND = 1;
    private static final int LATENCY = 2;
    private static final int LENGTH = 3;

    private final ChaosSettings config;
    private final long origin;

    FaultPlan(ChaosSettings config) {
        this.config = config;
        this.origin = mix(mix(config.seed()) + config.name().hashCode()); // two with one seed draw different faults
    }

    /** Null: the call has none. */
    @Nullable
    ChaosFault faultOf(long call) {
        double drawn = draw(call, KIND);
        double hang = config.hangRate();
        double failure = hang + config.failureRate();
        if (drawn < hang) {
            return new ChaosFault(call, Kind.HANG, Duration.ZERO);
        }
        var latency = latencyOf(call);
        if (drawn < failure) {
            return new ChaosFault(call, Kind.FAILURE, latency);
        } else if (drawn < failure + config.lostAnswerRate()) {
            return new ChaosFault(call, Kind.LOST_ANSWER, latency);
        }
        return latency.isZero() ? null : new ChaosFault(call, Kind.LATENCY, latency);
    }

    private Duration latencyOf(long call) {
        if (draw(call, LATENCY) >= config.latencyRate()) {
            return Duration.ZERO;
        }
        long least = config.latencyMin().toNanos();
        return Duration.ofNanos(
                least + (long) (draw(call, LENGTH) * (config.latencyMax().toNanos() - least)));
    }

    /** Uniform, 0 to less than 1. */
    private double draw(long call, int what) {
        return (mix(mix(origin + call * GOLDEN_GAMMA) + what) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
