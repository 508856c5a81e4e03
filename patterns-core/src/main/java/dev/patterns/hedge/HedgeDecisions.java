package dev.patterns.hedge;

import dev.patterns.internal.Listeners;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a second attempt is made, and whether the budget allows it. It neither waits nor calls, so the blocking and the
 * asynchronous form can't decide differently. All calls of a hedge share it.
 */
final class HedgeDecisions {

    /** The delay of a call that has no second attempt. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Logger log = LoggerFactory.getLogger(Hedge.class);

    /** The budget is in thousandths of an attempt. */
    private static final long ATTEMPT = 1_000;

    private static final long MAX_SAVED = 100 * ATTEMPT;

    private final HedgeSettings config;
    private final long fixedDelayNanos;
    private final RecentLatencies latencies;
    private final Listeners<Duration> listeners;

    private final long deposit;
    private final AtomicLong saved = new AtomicLong();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder hedges = new LongAdder();
    private final LongAdder hedgeWins = new LongAdder();
    private final LongAdder refused = new LongAdder();

    HedgeDecisions(HedgeSettings config) {
        this.config = config;
        this.fixedDelayNanos = config.delay().map(Duration::toNanos).orElse(NEVER);
        this.latencies = new RecentLatencies(config.delayPercentile());
        this.listeners = new Listeners<>(log, "hedge " + config.name());
        this.deposit = Math.round(config.budget() * ATTEMPT);
    }

    /** A call begins. Returns after how many nanoseconds it may have a second attempt, or {@link #NEVER}. */
    long begin() {
        calls.increment();
        saved.getAndUpdate(attempts -> Math.min(MAX_SAVED, attempts + deposit));
        return delayNanos();
    }

    /** The delay has passed without an answer. True if a second attempt is to be made; it is then charged. */
    boolean mayHedge(long elapsedNanos) {
        long before = saved.getAndUpdate(attempts -> attempts >= ATTEMPT ? attempts - ATTEMPT : attempts);
        if (before < ATTEMPT) {
            refused.increment();
            return false;
        }
        hedges.increment();
        var elapsed = Duration.ofNanos(elapsedNanos);
        log.debug("Hedge {}: no answer within {}, making a second attempt", config.name(), elapsed);
        listeners.notify(elapsed);
        return true;
    }

    /**
     * An attempt has succeeded.
     *
     * @param elapsedNanos since the call's begin. If the second attempt was faster, the first would have taken longer;
     *     how long is not known. That it took longer than the delay is enough for the percentile.
     */
    void onSuccess(boolean byHedge, long elapsedNanos) {
        if (byHedge) {
            hedgeWins.increment();
        }
        if (fixedDelayNanos == NEVER) {
            latencies.record(elapsedNanos);
        }
    }

    /** The second attempt was charged, but no thread could be started for it. The call goes on without it. */
    void onNoThread(Throwable failure) {
        log.warn("Hedge {}: no thread for a second attempt", config.name(), failure);
    }

    void onFailure() {
        failures.increment();
    }

    Runnable addListener(Consumer<? super Duration> listener) {
        return listeners.add(listener);
    }

    HedgeStatus status() {
        long delay = delayNanos();
        return new HedgeStatus(
                calls.sum(),
                failures.sum(),
                hedges.sum(),
                hedgeWins.sum(),
                refused.sum(),
                delay == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(delay)));
    }

    private long delayNanos() {
        return fixedDelayNanos == NEVER ? latencies.percentileNanos() : fixedDelayNanos;
    }
}
