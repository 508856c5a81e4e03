package dev.patterns.chaos;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.chaos.ChaosFault.Kind;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Listeners;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Numbers the calls, gives each its fault while the schedule says so, and counts. */
final class FaultInjector {

    private final ChaosSettings config;
    private final Time time;
    private final FaultPlan plan;
    private final Pauses pauses = new Pauses();
    private final Listeners<ChaosFault> listeners;
    private final AtomicLong calls = new AtomicLong();
    private final LongAdder latencies = new LongAdder();
    private final AtomicLongArray byKind = new AtomicLongArray(Kind.values().length);
    private volatile @Nullable Schedule schedule; // null while disabled; read by every call, once

    FaultInjector(ChaosSettings config, Time time, Logger log) {
        this.config = config;
        this.time = time;
        this.plan = new FaultPlan(config);
        this.listeners = new Listeners<>(log, "chaos " + config.name());
        if (!config.disabled()) {
            enable();
        }
    }

    <T extends @Nullable Object, X extends Exception> T call(CallSite site, CheckedSupplier<? extends T, X> action)
            throws X {
        var fault = nextFault();
        return fault == null ? action.get() : new FaultyCall(fault, config, site, time, pauses).call(action);
    }

    <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var fault = nextFault();
        return fault == null
                ? Futures.start(action)
                : new FaultyCall(fault, config, CallSite.POLICY, time, pauses).callAsync(action);
    }

    /** Null: this call has none. */
    private @Nullable ChaosFault nextFault() {
        var current = schedule;
        if (current == null) {
            return null;
        }
        var fault = plan.faultOf(calls.getAndIncrement());
        if (fault == null || !current.isActiveAt(time.nanoTime())) {
            return null;
        }
        byKind.incrementAndGet(fault.kind().ordinal());
        if (!fault.latency().isZero()) {
            latencies.increment();
        }
        listeners.notify(fault);
        return fault;
    }

    void enable() {
        pauses.allowHangs(true);
        schedule = new Schedule(config, time.nanoTime());
    }

    void disable() {
        schedule = null;
        pauses.allowHangs(false);
        release();
    }

    boolean isEnabled() {
        return schedule != null;
    }

    void release() {
        pauses.release();
    }

    /** Ends what waits on this connection: a thread closes it. */
    void closed(Object connection) {
        pauses.endOn(connection);
    }

    Runnable addListener(Consumer<? super ChaosFault> listener) {
        return listeners.add(listener);
    }

    ChaosStatus status() {
        return new ChaosStatus(
                isEnabled(),
                calls.get(),
                latencies.sum(),
                byKind.get(Kind.FAILURE.ordinal()),
                byKind.get(Kind.LOST_ANSWER.ordinal()),
                byKind.get(Kind.HANG.ordinal()),
                pauses.hanging());
    }

    @Override
    public String toString() {
        return "Chaos[" + config.name() + (isEnabled() ? "" : ", disabled") + "]";
    }
}
