package dev.patterns.examples.incident.storm;

import dev.patterns.Policy;
import dev.patterns.examples.incident.failover.Attempts;
import dev.patterns.examples.incident.failover.HealthCheckedProcessors;
import dev.patterns.examples.incident.storm.CrashPoint.Role;
import dev.patterns.examples.incident.storm.PaymentStorm.Parameters;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the processes of a storm have around them. */
final class StormEnvironment implements AutoCloseable {

    private static final HealthCheckedProcessors.Settings HEALTH =
            new HealthCheckedProcessors.Settings(Duration.ofSeconds(2), 0.2, 2, 3, Duration.ofSeconds(10), 0.1);

    final Parameters parameters;
    final SimulatedTime time;
    final InstantSource clock;
    final StormTrace trace;
    final StormDatabase database;
    final Crashes crashes;
    final StormAudit audit;
    private final List<StormProcessor> processors;
    private int processesStarted;
    private boolean ending;

    StormEnvironment(Parameters parameters) throws SQLException {
        this.parameters = parameters;
        time = new SimulatedTime(parameters.seed());
        clock = () -> Instant.EPOCH.plus(time.elapsed());
        trace = new StormTrace(time, parameters.traced());
        database = new StormDatabase(time);
        crashes = new Crashes(time);
        audit = new StormAudit(parameters.payments());
        processors = List.of(new StormProcessor("north", time, trace), new StormProcessor("south", time, trace));
    }

    StormProcess startProcess(String name, Role role) {
        return new StormProcess(name + "." + ++processesStarted, role, this);
    }

    /** The table, as the process sees it: without the guard that is removed. */
    Attempts table(StormProcess process) {
        return RemovedGuard.from(process.calling(database.attempts()), parameters.removed(), database);
    }

    /** The processors, as the process sees them. */
    HealthCheckedProcessors processors(StormProcess process) {
        var seen = processors.stream()
                .map(processor -> RemovedGuard.from(process.calling(processor), parameters.removed()))
                .toList();
        return new HealthCheckedProcessors(seen, HEALTH, time, time.random());
    }

    /** Repeats a lookup or a void twice. */
    Policy settling() {
        return Retry.builder("settling")
                .maxAttempts(3)
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1))
                        .withFullJitter())
                .retryOn(IOException.class)
                .time(time)
                .random(time.random())
                .build();
    }

    /** Waits up to the duration, as a restart or a client does. */
    void pause(Duration longest) throws InterruptedException {
        time.sleep(Duration.ofNanos((long) (longest.toNanos() * time.random().nextDouble())));
    }

    boolean oneIn(int n) {
        return time.random().nextInt(n) == 0;
    }

    /** Whether clients and reconcilers are to stop. */
    boolean isEnding() {
        return ending;
    }

    void end() {
        ending = true;
    }

    /** Per payment, the charges that are captured and not voided, at all processors. */
    Map<Integer, Integer> captures() {
        var captures = new HashMap<Integer, Integer>();
        for (var processor : processors) {
            processor.captures().forEach((payment, count) -> captures.merge(payment, count, Integer::sum));
        }
        return captures;
    }

    @Override
    public void close() throws SQLException {
        time.close();
        database.close();
    }
}
