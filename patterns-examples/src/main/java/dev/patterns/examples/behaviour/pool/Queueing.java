package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Queueing: how many may wait, and in which order waiters are served.
 *
 * <pre>
 *                                     o o o o o o o o o o o o o ◀── one more: rejected now, or after its timeout?
 *   served within the timeout ───────▶├──────────┤
 * </pre>
 */
final class Queueing {

    private static final int ROUNDS = 20;

    private Queueing() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P3c", Queueing::strictOrder)
                        .title("A thread that returns a connection does not overtake a waiter that has just joined")
                        .expected("Of 20 connections that come back, the waiter gets most")
                        .source("HikariCP #2192; a fair lock, such as ReentrantLock(true)")
                        .second(Duration.ofMillis(4))
                        .remedy(PoolRemedy.STRICT_ORDER)
                        .build(),
                Case.builder("P17", Queueing::bounded)
                        .title("The number of waiters can be bounded")
                        .expected("With room for two waiters, a third is rejected at once")
                        .source("HikariCP #580; without a bound every thread of the service ends up here")
                        .build(),
                Case.builder("P17b", Queueing::hopeless)
                        .title("A borrower whose turn can't come in time is rejected at once")
                        .expected("With 40 waiters and 20 served within the timeout, one more is rejected at once")
                        .source("Load shedding by deadline; a wait in vain costs a thread and the caller's patience")
                        .remedy(PoolRemedy.REJECT_HOPELESS_WAITS)
                        .build());
    }

    /** In simulated time the waiter has waited for a tenth of a millisecond. */
    private static Observation strictOrder(PoolTrial trial) throws SQLException {
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
        trial.advance(0.0001);
        trial.untilWaiting(pool, 1);
        held.close();
        held = pool.dataSource().getConnection();
        boolean overtakes = !served.get();
        held.close();
        waiter.endsWithin(500);
        return overtakes;
    }

    /**
     * A line that is longer than can be served in time makes every one in it fail, the last ones after the full wait.
     */
    private static Observation bounded(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.maxWaiters(2));
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            trial.begin(pool, 2);
            trial.untilWaiting(pool, 2);
            var third = trial.begin(pool, "the third");
            boolean rejected = third.endsWithin(50) && third.failure() != null;
            return Observation.of(rejected, "the third %s", rejected ? "is rejected at once" : "waits");
        }
    }

    private static Observation hopeless(PoolTrial trial) {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(200)));
        for (int i = 1; i <= 60; i++) {
            trial.inBackground("borrower " + i, () -> {
                try (var lease = pool.dataSource().getConnection()) {
                    trial.pause(lease.isClosed() ? 0 : 10);
                }
            });
        }
        trial.say("60 borrowers come, and each holds the only connection for 10 s; they wait for 200 s at most");
        trial.advance(185);
        var late = trial.begin(pool, "one more");
        boolean rejected = late.endsWithin(5) && late.failure() != null;
        return Observation.of(rejected, "one more %s", rejected ? "is rejected at once" : "waits");
    }
}
