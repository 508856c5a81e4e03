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
 * A model of the database: the service's one table, transactions, and how long each step takes. Each step waits in
 * simulated time.
 *
 * <p>A simulation runs one thread at a time, so the table needs no locks. Two transactions never write the same row,
 * since each row belongs to one attempt.
 */
final class SimulatedDatabase {

    /**
     * Mean duration of each step in story time; an actual step takes 50 to 150 % of it. Together they are what a
     * payment in the real environment spends outside the processor call.
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

    /** The row that a transaction sees that has written these rows. Null if there is none. */
    @Nullable
    Row row(Map<String, Row> written, String key) {
        return written.getOrDefault(key, table.get(key));
    }

    void commit(Map<String, Row> written, long statementsNanos) {
        waitFor(statementsNanos + nanos(COMMIT));
        table.putAll(written);
    }

    /** How long the next statement takes. */
    long statementNanos() {
        return nanos(STATEMENT);
    }

    private long nanos(Duration usual) {
        return (long) (usual.toNanos() * (0.5 + random.nextDouble()));
    }

    /**
     * Waits in simulated time. Ignores interrupts until the end, as a JDBC driver does while it waits for its server.
     */
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
