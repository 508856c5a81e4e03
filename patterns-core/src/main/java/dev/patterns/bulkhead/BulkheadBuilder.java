package dev.patterns.bulkhead;

import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.FailureTypes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Bulkhead}. For one thread. */
public final class BulkheadBuilder {

    private final String name;
    private int limit = 10;
    private int maxWaiters;
    private Duration maxWait = Duration.ofSeconds(1);
    private Optional<LimitRange> adaptiveLimit = Optional.empty();
    private Predicate<? super Throwable> dropOn = FailureTypes.none();
    private Optional<Predicate<@Nullable Object>> dropOnResult = Optional.empty();
    private Time time = Time.system();

    BulkheadBuilder(String name) {
        this.name = name;
    }

    /** A builder with these settings, for a change. */
    BulkheadBuilder(BulkheadSettings settings, Time time) {
        this(settings.name());
        this.time = time;
        set(settings);
    }

    private void set(BulkheadSettings settings) {
        this.limit = settings.limit();
        this.maxWaiters = settings.maxWaiters();
        this.maxWait = settings.maxWait();
        this.adaptiveLimit = settings.adaptiveLimit();
        this.dropOn = settings.dropOn();
        this.dropOnResult = settings.dropOnResult();
    }

    /**
     * Sets every setting to its default, except the clock: for a {@link Bulkhead#reconfigure} that takes settings away.
     */
    public BulkheadBuilder reset() {
        set(new BulkheadBuilder(name).settings());
        return this;
    }

    /** How many calls may be made at the same time. 1 to 1,000,000. Default: 10. */
    public BulkheadBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /**
     * How many calls may wait for a permit. 0 to 1,000,000. Default: 0; a call that finds no permit is rejected at
     * once.
     */
    public BulkheadBuilder maxWaiters(int maxWaiters) {
        this.maxWaiters = maxWaiters;
        return this;
    }

    /** How long a call may wait for a permit. More than zero. Default: 1 s. Not used if no call may wait. */
    public BulkheadBuilder maxWait(Duration maxWait) {
        this.maxWait = maxWait;
        return this;
    }

    /**
     * Makes the bulkhead find the limit itself, from the latencies of its calls: see {@code docs/bulkhead.md}. It
     * begins with {@link #limit}. Each call then reads the clock twice and takes a short lock. 1 to 1,000,000.
     * Default: off.
     *
     * <p>A call that ends with a result counts with its latency. One that is dropped lowers the limit: a timeout, and
     * what {@link #dropOn} and {@link #dropOnResult} match. Any other failure counts as nothing, however long it took:
     * it neither raises nor lowers the limit. A rejection by a policy inside, an interrupt and a cancellation are such.
     *
     * <p>A timeout is a failure whose class or superclass has "Timeout" in its name, or one with such a cause:
     * {@link dev.patterns.timeout.TimeoutExceededException}, {@link java.net.SocketTimeoutException},
     * {@link java.sql.SQLTimeoutException}, and those of most libraries. The policy that ends the call must be inside
     * the bulkhead: one outside it ends the call by an interrupt or a cancellation.
     *
     * <p>The drop is that of Netflix's concurrency-limits ({@code Limiter.Listener.onDropped}).
     *
     * @param min the lowest limit, at most {@code limit}
     * @param max the highest limit, at least {@code limit}
     */
    public BulkheadBuilder adaptiveLimit(int min, int max) {
        this.adaptiveLimit = Optional.of(new LimitRange(min, max));
        return this;
    }

    /**
     * Failures that lower an adaptive limit as a timeout does: a dependency's "too busy", for example, or a database's
     * "canceled" after its own timeout. A predicate that throws is logged, and the call counts as nothing. Default:
     * none but timeouts. Not used if the limit is fixed.
     */
    public BulkheadBuilder dropOn(Predicate<? super Throwable> failures) {
        this.dropOn = failures;
        return this;
    }

    /** The types of failure that lower an adaptive limit as a timeout does, subclasses included. */
    @SafeVarargs
    public final BulkheadBuilder dropOn(Class<? extends Throwable>... types) {
        return dropOn(FailureTypes.of(types));
    }

    /**
     * Results that lower an adaptive limit as a timeout does, though the caller gets them: an HTTP response with status
     * 503, for example. As answers they would raise it, because they come fast. A predicate that throws is logged, and
     * the call counts as nothing. Default: none. Not used if the limit is fixed.
     */
    public BulkheadBuilder dropOnResult(Predicate<@Nullable Object> results) {
        this.dropOnResult = Optional.of(results);
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public BulkheadBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * A bulkhead whose permits are all free. It starts no thread and no timer. Each one that this builder makes has
     * permits of its own: to share a limit, share the bulkhead.
     *
     * @throws IllegalArgumentException if a setting is out of bounds, or {@link #limit} is outside of the adaptive one;
     *     the message states the rule and the value
     */
    public Bulkhead build() {
        return new Bulkhead(settings(), time);
    }

    /** The settings for a bulkhead that has this clock already. */
    BulkheadSettings settingsFor(Time time) {
        Arguments.check(this.time.equals(time), "reconfigure must not change the time of " + name + ", but did");
        return settings();
    }

    private BulkheadSettings settings() {
        return new BulkheadSettings(name, limit, maxWaiters, maxWait, adaptiveLimit, dropOn, dropOnResult);
    }
}
