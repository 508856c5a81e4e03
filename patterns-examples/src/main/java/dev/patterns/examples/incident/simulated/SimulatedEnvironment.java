package dev.patterns.examples.incident.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.metrics.TimeBackedMeterClock;
import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.run.RunEnvironment;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An environment in simulated time, for one act. Its clock jumps from event to event; story time is not scaled. Created
 * and used by one thread.
 */
public final class SimulatedEnvironment implements RunEnvironment {

    private static final TimeScale UNSCALED = new TimeScale(1);

    private final SimulatedTime time;
    private final long seed;
    private final MeterRegistry meters;
    private final SimulatedDatabase database;
    private final SimulatedProcessor primary;
    private final SimulatedProcessor backup;

    /** Without meters. */
    public SimulatedEnvironment(long seed) {
        this(seed, CompositeMeterRegistry::new);
    }

    /** @param meters makes the registry for the meters; the clock that it gets runs in simulated time */
    public SimulatedEnvironment(long seed, Function<Clock, MeterRegistry> meters) {
        this.seed = seed;
        this.time = new SimulatedTime(seed);
        this.meters = meters.apply(new TimeBackedMeterClock(time));
        this.database = new SimulatedDatabase(time, time.random());
        this.primary = new SimulatedProcessor("primary", time);
        this.backup = new SimulatedProcessor("backup", time);
    }

    @Override
    public String mode() {
        return "simulated";
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public TimeScale scale() {
        return UNSCALED;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public MeterRegistry meters() {
        return meters;
    }

    @Override
    public DataSource database() {
        return new SimpleDataSource(database::connect);
    }

    @Override
    public PaymentProcessor primary(@Nullable Duration timeout) {
        return primary.client(timeout);
    }

    @Override
    public PaymentProcessor backup(@Nullable Duration timeout) {
        return backup.client(timeout);
    }

    @Override
    public void begin(ScriptedProcessor primaryProcessor, ScriptedProcessor backupProcessor) {
        database.truncate();
        primary.serve(primaryProcessor);
        backup.serve(backupProcessor);
    }

    @Override
    public void spawn(String name, long due, Runnable client) {
        time.spawn(name, Duration.ofNanos(Math.max(0, due - time.nanoTime())), client::run);
    }

    @Override
    public Map<Integer, List<AttemptStatus>> attemptStatuses() {
        return database.attemptStatuses();
    }

    /** A hash of all events of the simulation: the same for the same seed and act, on every machine. */
    public long traceHash() {
        return time.traceHash();
    }

    @Override
    public void close() {
        meters.close();
        time.close();
    }
}
