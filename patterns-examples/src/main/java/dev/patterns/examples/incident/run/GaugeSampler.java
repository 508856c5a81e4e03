package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.BreakerChange;
import dev.patterns.examples.incident.result.SampledBreakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects samples of the pool and the breaker: per second of the story, and each change of the breaker's state. */
final class GaugeSampler {

    private final MeteredPool pool;
    private final Supplier<SampledBreakerState> breaker;
    private final List<GaugeSample> seconds = new ArrayList<>();
    private final List<BreakerChange> changes = new ArrayList<>();
    private SampledBreakerState state;

    /** The highest counts that were sampled during a second, and the breaker's state at its end. */
    record GaugeSample(int inUse, int waiting, SampledBreakerState breaker) {}

    GaugeSampler(MeteredPool pool, Supplier<SampledBreakerState> breaker) {
        this.pool = pool;
        this.breaker = breaker;
        this.state = breaker.get();
    }

    synchronized void sample(double storySecond) {
        var now = breaker.get();
        if (now != state) {
            changes.add(new BreakerChange(Math.round(storySecond * 10) / 10.0, "primary", state, now));
            state = now;
        }
        int second = (int) storySecond;
        var before = second < seconds.size() ? seconds.get(second) : null;
        while (seconds.size() <= second) {
            seconds.add(new GaugeSample(pool.inUse(), pool.waiting(), now));
        }
        if (before != null) {
            seconds.set(
                    second,
                    new GaugeSample(
                            Math.max(before.inUse, pool.inUse()), Math.max(before.waiting, pool.waiting()), now));
        }
    }

    synchronized List<GaugeSample> seconds() {
        return List.copyOf(seconds);
    }

    synchronized List<BreakerChange> changes() {
        return List.copyOf(changes);
    }
}
