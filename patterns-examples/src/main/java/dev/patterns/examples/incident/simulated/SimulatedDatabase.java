package dev.patterns.examples.incident.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.AttemptStatus;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A database as far as the service can tell: its one table, transactions, and how long each step takes. Every step waits in
 * virtual time, and nothing else does.
 *
 * <p>Only one client of a simulation runs at a time, so the table needs no locks; and no two transactions ever write the same
 * row, a row being one attempt's.
 */
final class SimulatedDatabase {

    /**
     * Each step takes this long, give or take half of it: together what a payment in the real lab spends beside the processor, in
     * time of the story.
     */
    static final Duration CONNECT = Duration.ofMillis(20);

    static final Duration STATEMENT = Duration.ofMillis(6);
    static final Duration COMMIT = Duration.ofMillis(20);

    private final Time time;
    private final RandomGenerator random;
    private final Map<String, Row> table = new HashMap<>();

    record Row(int payment, AttemptStatus status) {}

    SimulatedDatabase(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    Connection connect() {
        waitFor(nanos(CONNECT));
        return new SimulatedConnection(this).connection();
    }

    void truncate() {
        table.clear();
    }

    Map<Integer, List<AttemptStatus>> attemptStatuses() {
        var rows = new HashMap<Integer, List<AttemptStatus>>();
        table.values()
                .forEach(row -> rows.computeIfAbsent(row.payment, payment -> new ArrayList<>())
                        .add(row.status));
        return rows;
    }

    /** What a transaction that has written these rows sees of one. Null if there is none. */
    @Nullable
    Row row(Map<String, Row> written, String key) {
        return written.getOrDefault(key, table.get(key));
    }

    void commit(Map<String, Row> written, long pendingNanos) {
        waitFor(pendingNanos + nanos(COMMIT));
        table.putAll(written);
    }

    /** How long a statement takes. */
    long statementNanos() {
        return nanos(STATEMENT);
    }

    private long nanos(Duration usual) {
        return (long) (usual.toNanos() * (0.5 + random.nextDouble()));
    }

    /** A driver waits for its server whatever the thread's interrupt says, and so does this. */
    void waitFor(long nanos) {
        long start = time.nanoTime();
        boolean interrupted = false;
        for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
            interrupted |= Thread.interrupted();
            time.parkNanos("the database", left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
