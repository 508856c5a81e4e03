package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waiting: what a borrower goes through when every connection is lent.
 *
 * <pre>
 *   getConnection ├── queue ──┤├── validate ──┤├── connect ──┤ …
 *                 ├──────────── connectionTimeout ───────────▶ one deadline over all of them, or one for each?
 * </pre>
 */
final class Waiting {

    private static final int ROUNDS = 20;

    private Waiting() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P8a", Waiting::aValidationThatHangs)
                        .title("A validation that hangs does not stretch the connection timeout")
                        .expected("The borrower has its connection or its exception within twice the timeout")
                        .source("HikariCP #588, #2295: 2 s became 38 s")
                        .second(Duration.ofMillis(10))
                        .remedy(PoolRemedy.VALIDATION_LIMIT)
                        .build(),
                Case.builder("P8b", Waiting::aConnectThatHangs)
                        .title("A connect that hangs does not stretch the connection timeout")
                        .expected("The borrower has its exception within twice the timeout")
                        .source("HikariCP #588, #2295; a pool that connects on the borrower's thread")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("P3a", Waiting::inTurn)
                        .title("Borrowers that wait are served in the order in which they came")
                        .expected("Five that wait for one connection get it one after the other")
                        .source("A waiter that is served last each time waits for ever")
                        .build(),
                Case.builder("P3b", Waiting::overtaken)
                        .title("A thread that returns a connection and borrows again does not overtake a waiter")
                        .expected("Of 20 connections that come back, the waiter gets most")
                        .source("HikariCP #2192, #1909: a stolen hand-off; mean 1.3 ms, longest 456 ms")
                        .second(Duration.ofMillis(4))
                        .build(),
                Case.builder("P4", Waiting::costsNoProcessorTime)
                        .title("A borrower that waits uses no processor time")
                        .expected("Less than a fiftieth of its wait")
                        .source("HikariCP #2398, Agroal #214: waiters that yield in a loop")
                        .realTime()
                        .build());
    }

    /** A network that swallows packets: the ping is never answered, and the caller's own timeout has long passed. */
    private static Observation aValidationThatHangs(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(60)));
        trial.fill(pool, 1);
        trial.database().on("isValid").hangs();
        return endsInTime(trial.begin(pool, "the borrower"));
    }

    private static Observation aConnectThatHangs(PoolTrial trial) {
        trial.database().on("connect").hangs();
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(60)));
        return endsInTime(trial.begin(pool, "the borrower"));
    }

    private static Observation endsInTime(PendingBorrow borrow) {
        boolean inTime = borrow.endsWithin(120);
        return Observation.of(inTime, "it %s twice the timeout", inTime ? "ends within" : "has not ended after");
    }

    private static Observation inTurn(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var order = new CopyOnWriteArrayList<Integer>();
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            for (int i = 1; i <= 5; i++) {
                int borrower = i;
                trial.inBackground("borrower " + i, () -> {
                    try (var lease = pool.dataSource().getConnection()) {
                        order.add(borrower);
                        lease.isClosed();
                    }
                });
                trial.untilWaiting(pool, i);
                trial.advance(1);
            }
        }
        trial.until(() -> order.size() == 5, 200);
        trial.say("it is returned; served in this order: %s", order);
        return Observation.of(order.equals(List.of(1, 2, 3, 4, 5)), "%s", order.isEmpty() ? "none is served" : order);
    }

    /** The pool wakes the waiter, and before that is awake, the thread that is running has the connection again. */
    private static Observation overtaken(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.validation(Validation.BYPASS));
        for (int i = 0; i < 3_000; i++) {
            pool.dataSource().getConnection().close(); // warm: this way must be shorter than a wake-up
        }
        int overtaken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            overtaken += overtakes(trial, pool) ? 1 : 0;
        }
        boolean often = overtaken > ROUNDS / 2;
        trial.say("in %d rounds the waiter is overtaken %s", ROUNDS, often ? "most times" : "rarely or never");
        return Observation.of(!often, "the waiter is overtaken %s of %d times", often ? "most" : "few or none", ROUNDS);
    }

    private static boolean overtakes(PoolTrial trial, PoolAdapter pool) throws SQLException {
        var served = new AtomicBoolean();
        var held = pool.dataSource().getConnection();
        var waiter = trial.inBackground("the waiter", () -> {
            try (var lease = pool.dataSource().getConnection()) {
                served.set(!lease.isClosed());
            }
        });
        trial.untilWaiting(pool, 1);
        trial.advance(1);
        held.close();
        held = pool.dataSource().getConnection();
        boolean overtakes = !served.get();
        held.close();
        waiter.endsWithin(500);
        return overtakes;
    }

    /** A waiter that looks again and again takes the processor from the threads that would return a connection. */
    private static Observation costsNoProcessorTime(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var held = pool.dataSource().getConnection();
        var waiter = trial.begin(pool, "the waiter");
        trial.untilWaiting(pool, 1);
        var threads = ManagementFactory.getThreadMXBean();
        long id = waiter.background().thread().getId();
        long before = threads.getThreadCpuTime(id);
        trial.advance(50);
        long used = threads.getThreadCpuTime(id) - before;
        boolean parks = used < trial.seconds(50).toNanos() / 50;
        trial.say("250 ms later it has used %s", parks ? "next to nothing" : "much of that time");
        held.close();
        waiter.isServedWithin(500);
        return Observation.of(parks, "%s a fiftieth of its wait", parks ? "less than" : "more than");
    }
}
