package dev.patterns.chaos;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Injects faults into calls, for tests: latency, failures, answers that get lost, calls that hang.
 *
 * <p>It stands innermost, in the place of the dependency's own trouble, or between a program and its database:
 *
 * <pre>{@code
 * var chaos = Chaos.builder("processor").seed(7).failure(0.1).latency(0.2, ofMillis(50), ofMillis(500)).build();
 * var guard = Policy.compose(retry, breaker, timeout, chaos);
 *
 * var pool = ConnectionPool.builder("orders").source(chaos.dataSource(driver)).build();
 * }</pre>
 *
 * <p>A fault depends on three things only: the seed, this object's name and the number of the call. Calls are numbered
 * from 0 in the order in which they arrive while this is enabled, inside and outside of the schedule, on whichever
 * thread. So call number 17 has the same fault in each run. In simulated time the same caller makes call 17 in each run
 * as well; in real time the scheduler decides which one does.
 *
 * <pre>
 *   seed, name, number ──► one draw    0 ├ hang ┤ failure ┤ lost answer ┤           none           ┤ 1
 *                     └──► one draw    0 ├ latency ┤                  none                         ┤ 1
 * </pre>
 *
 * <ul>
 *   <li><em>latency</em>: the call waits first, and then goes on, fails or loses its answer
 *   <li><em>failure</em>: the call is not made, and fails
 *   <li><em>lost answer</em>: the call is made; if it succeeds, its caller sees a failure
 *   <li><em>hang</em>: the call waits until {@link #release} or {@link #disable}, and is made then. Its limit, the end
 *       of the {@link dev.patterns.Deadline}, an interrupt (the flag stays set) or, asynchronously, a cancellation ends
 *       it too, and the call is not made but fails.
 * </ul>
 *
 * <p>A latency ends early in the same way. While this is disabled, a call costs one volatile read more than without it.
 *
 * <p>Safe for use by any number of threads. The idea: "Principles of Chaos Engineering" (2015), and Simmy, the chaos
 * strategies of Polly.
 */
public final class Chaos implements Policy {

    private final ChaosSettings config;
    private final FaultInjector injector;

    Chaos(ChaosSettings config, Time time) {
        this.config = config;
        this.injector = new FaultInjector(config, time, LoggerFactory.getLogger(Chaos.class));
    }

    /** A builder with the defaults: it injects nothing. The name must not be blank; the faults depend on it. */
    public static ChaosBuilder builder(String name) {
        return new ChaosBuilder(name);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An injected failure is thrown as it is, also if it is a checked exception that the action doesn't declare.
     *
     * @throws InjectedFailureException the injected failure, unless the builder has another one; and if a hang or a
     *     latency was ended before its time
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return injector.call(CallSite.POLICY, action);
    }

    /**
     * {@inheritDoc}
     *
     * <p>No thread waits for a latency or a hang. After it a worker thread makes the call. Cancelling the future ends
     * the wait, or cancels the call's own future.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return injector.callAsync(action);
    }

    /**
     * The data source with faults in what waits for the database: {@code getConnection}, every {@code execute…}, {@code
     * commit}, {@code rollback}, {@code isValid}. Each of them is one call.
     *
     * <ul>
     *   <li>An injected failure is an {@code SQLException} with the state 08006 (connection failure), unless the
     *       builder has another one. One with a state 08… breaks its connection: whatever waits for the database on it
     *       later fails too.
     *   <li>{@code isValid} doesn't throw but returns false.
     *   <li>A hang ends also when another thread closes or aborts the connection, and after the statement's query
     *       timeout or the limit given to {@code isValid}.
     * </ul>
     *
     * <p>Connections and statements are wrapped, {@code unwrap} finds the driver's; result sets are the driver's own.
     */
    public DataSource dataSource(DataSource source) {
        return new FaultyDataSource(injector, source);
    }

    /** Injects faults from now on. The schedule begins anew; the numbers of the calls go on. */
    public void enable() {
        injector.enable();
    }

    /** Injects nothing from now on, and releases the calls that hang. */
    public void disable() {
        injector.disable();
    }

    /** Whether it injects faults now. */
    public boolean isEnabled() {
        return injector.isEnabled();
    }

    /** Makes the calls that hang now go on. */
    public void release() {
        injector.release();
    }

    /** Its name in messages and metrics. */
    public String name() {
        return config.name();
    }

    /** Its settings. */
    public ChaosConfig config() {
        return config;
    }

    /** What has been injected so far. */
    public ChaosStatus status() {
        return injector.status();
    }

    /**
     * Adds a listener. It receives each fault before it takes effect, on the caller's thread. What it throws is logged
     * and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onFault(Consumer<? super ChaosFault> listener) {
        return injector.addListener(listener)::run;
    }

    @Override
    public String toString() {
        return injector.toString();
    }
}
