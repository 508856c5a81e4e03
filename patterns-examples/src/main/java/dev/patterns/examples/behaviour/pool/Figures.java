package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Figures: what the pool says about itself, and what it costs. */
final class Figures {

    private Figures() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P1", Figures::invalid)
                        .title("The pool counts the connections that it found unusable")
                        .expected("At least one after a restart")
                        .source("The document's status asks for pool.invalid(), which does not exist")
                        .build(),
                Case.builder("P2a", Figures::timedOut)
                        .title("The pool counts the borrowers that waited in vain")
                        .expected("1 after one timeout")
                        .source("The document times checkouts that succeed")
                        .build(),
                Case.builder("P2b", Figures::longestWait)
                        .title("The longest wait is known even if it ended with a timeout")
                        .expected("At least three quarters of the timeout after one timeout")
                        .source("The document times checkouts that succeed: an outage looks like an idle pool")
                        .build(),
                Case.builder("P20", Figures::health)
                        .title("A health check says whether the database answers, not whether a connection is free")
                        .expected("Healthy while all connections are lent, unhealthy while the database is down")
                        .source("Quarkus #41515: a busy instance is restarted")
                        .build(),
                Case.builder("P24", Figures::bytes)
                        .title("Borrowing and a statement cost no more than 200 bytes on the heap")
                        .expected("At most 200 bytes more than the driver's own")
                        .source("Measured with an executed statement: HikariCP 72, Agroal 120, hand-written 440 bytes")
                        .realTime()
                        .build(),
                Case.builder("P37", Figures::status)
                        .title("The numbers of lent and idle connections and of waiters are right")
                        .expected("1 lent and 1 idle; 2 lent and 1 waiter; 2 idle")
                        .source("Alarms and autoscalers read them")
                        .build());
    }

    private static Observation invalid(PoolTrial trial) throws SQLException {
        var pool = trial.open(2);
        trial.fill(pool, 2);
        trial.database().restart();
        pool.dataSource().getConnection().close();
        boolean counted = trial.until(() -> pool.invalid() > 0, 50);
        return Observation.of(counted, counted ? "counted" : "0");
    }

    private static Observation timedOut(PoolTrial trial) throws SQLException {
        var pool = exhausted(trial);
        long timedOut = pool.timedOut();
        trial.say("%d timeouts", timedOut);
        return Observation.of(timedOut == 1, "%d", timedOut);
    }

    private static Observation longestWait(PoolTrial trial) throws SQLException {
        var pool = exhausted(trial);
        boolean known = pool.longestWait().compareTo(trial.seconds(150)) >= 0;
        return Observation.of(known, "the wait is %s", known ? "in the figure" : "missing");
    }

    /** A pool of which one borrower has waited in vain. */
    private static PoolAdapter exhausted(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(200)));
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            trial.begin(pool, "the borrower").endsWithin(400);
        }
        return pool;
    }

    /** The probe waits for a connection like any request. The busier an instance is, the sooner it is killed. */
    private static Observation health(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(100)));
        boolean whileFull;
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            whileFull = pool.isHealthy();
        }
        trial.database().restart();
        trial.database().on("connect").fails("08001");
        boolean whileDown;
        try {
            whileDown = pool.isHealthy();
        } catch (SQLException unhealthy) {
            whileDown = false;
        }
        trial.say("while full: %s, while the database is down: %s", whileFull, whileDown);
        return Observation.of(
                whileFull && !whileDown,
                "%s while full, %s while the database is down",
                whileFull ? "healthy" : "unhealthy",
                whileDown ? "healthy" : "unhealthy");
    }

    private static Observation bytes(PoolTrial trial) throws SQLException {
        return bytesOfABorrow(trial, trial.open(1, 0, Figures::bypass));
    }

    static PoolSettings bypass(PoolSettings settings) {
        return settings.validation(Validation.BYPASS);
    }

    /** Whether a borrow with a statement costs few bytes. */
    static Observation bytesOfABorrow(PoolTrial trial, PoolAdapter pool) throws SQLException {
        pool.dataSource().getConnection().close();
        var physical = trial.database().dataSource().getConnection();
        long driver = bytesOf(() -> use(physical));
        long borrow = bytesOf(() -> {
            try (var lease = pool.dataSource().getConnection()) {
                use(lease);
            }
        });
        boolean few = borrow - driver <= 200;
        trial.say("a borrow costs %s 200 bytes more than the driver's own", few ? "at most" : "more than");
        return Observation.of(few, "%s 200 bytes", few ? "at most" : "more than");
    }

    private static void use(Connection connection) throws SQLException {
        connection.createStatement().close();
    }

    private static long bytesOf(Background.Task task) throws SQLException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 20_000;
        long before = 0;
        try {
            for (int i = 0; i < 2 * times; i++) {
                before = i == times ? threads.getCurrentThreadAllocatedBytes() : before;
                task.run();
            }
        } catch (Exception e) {
            throw new SQLException(e);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / times;
    }

    private static Observation status(PoolTrial trial) throws SQLException {
        var pool = trial.open(2);
        trial.fill(pool, 2);
        var first = pool.dataSource().getConnection();
        boolean right = say(trial, pool, new PoolAdapter.Status(1, 1, 0));
        var second = pool.dataSource().getConnection();
        var waiter = trial.begin(pool, "a waiter");
        trial.untilWaiting(pool, 1);
        right &= say(trial, pool, new PoolAdapter.Status(2, 0, 1));
        first.close();
        waiter.isServedWithin(500);
        waiter.lease().close();
        second.close();
        right &= say(trial, pool, new PoolAdapter.Status(0, 2, 0));
        return Observation.of(right, right ? "right each time" : "not right each time");
    }

    private static boolean say(PoolTrial trial, PoolAdapter pool, PoolAdapter.Status expected) {
        var status = Objects.requireNonNull(pool.status());
        trial.say("%d lent, %d idle, %d waiting", status.inUse(), status.idle(), status.waiting());
        return status.equals(expected);
    }
}
