package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Leaks: a connection is borrowed and not closed. Each leak makes the pool smaller by one, until it is empty; the code
 * that did it is long gone by then. So a pool can note the stack of each borrower, report what is held for too long,
 * and take it back.
 *
 * <pre>
 *   borrowed            threshold: reported        returned: it was slow, no leak
 *   ├───────────────────────┼──────────────────────────┤
 *   ├───────────────────────┼──────────────────────────┼──── taken back
 * </pre>
 */
final class Leaks {

    private Leaks() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P30a", Leaks::reportsALeak)
                        .title("A connection that is held for too long is reported with the code that borrowed it")
                        .expected("A report whose stack trace or line names the borrower's class")
                        .source("HikariCP leakDetectionThreshold, Agroal leakTimeout, DBCP2 logAbandoned")
                        .build(),
                Case.builder("P30b", Leaks::reclaimsALeak)
                        .title("A connection that was never closed can be taken back")
                        .expected("600 s later another borrower gets a connection")
                        .source("DBCP2 removeAbandonedOnBorrow")
                        .second(Duration.ofMillis(2))
                        .note("By default the hand-written pool takes nothing back: its holder may work on.")
                        .remedy(PoolRemedy.RECLAIM_LEAKS)
                        .build(),
                Case.builder("P30c", Leaks::reportsTheReturn)
                        .title("If a connection reported as a leak is returned after all, the pool reports that too")
                        .expected("A second report, of the return")
                        .source("HikariCP: \"was returned to the pool (unleaked)\"")
                        .build(),
                Case.builder("P30d", Leaks::costs)
                        .title("Leak detection can stay on: it costs no more than 200 bytes a borrow")
                        .expected("At most 200 bytes more than the driver's own")
                        .source("A stack trace for each borrow takes microseconds and kilobytes")
                        .realTime()
                        .remedy(PoolRemedy.SAMPLE_TRACES)
                        .build());
    }

    private static Observation reportsALeak(PoolTrial trial) throws SQLException {
        var pool = trial.open(2, 0, settings -> settings.leakThreshold(trial.seconds(30)));
        var leaked = pool.dataSource().getConnection();
        trial.say("connection %d is borrowed and not closed", trial.physical(leaked));
        trial.until(() -> namesTheCode(pool), 1_000);
        boolean reported = !pool.leakReports().isEmpty();
        boolean named = namesTheCode(pool);
        trial.say("it is %s", reported ? "reported" : "not reported");
        return Observation.of(
                named, !reported ? "not reported" : named ? "reported, with the code" : "reported, without the code");
    }

    private static boolean namesTheCode(PoolAdapter pool) {
        return text(pool).contains(Leaks.class.getSimpleName());
    }

    private static String text(PoolAdapter pool) {
        return String.join("\n", pool.leakReports());
    }

    private static Observation reclaimsALeak(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        trial.say(
                "connection %d is borrowed and not closed",
                trial.physical(pool.dataSource().getConnection()));
        trial.advance(600);
        boolean served = trial.begin(pool, "another borrower").isServedWithin(500);
        return Observation.of(served, "another borrower %s", served ? "is served" : "waits");
    }

    /** An alarm that is not taken back is looked for in vain: there is no leak, but a slow request. */
    private static Observation reportsTheReturn(PoolTrial trial) throws SQLException {
        var pool = trial.open(2, 0, settings -> settings.leakThreshold(trial.seconds(30)));
        var slow = pool.dataSource().getConnection();
        trial.say("connection %d is borrowed", trial.physical(slow));
        trial.until(() -> !pool.leakReports().isEmpty(), 1_000);
        var before = text(pool);
        trial.say("it is %s as a leak", before.isEmpty() ? "not reported" : "reported");
        slow.close();
        trial.say("it is returned");
        boolean told = trial.until(() -> text(pool).substring(before.length()).contains("returned"), 100);
        return Observation.of(!before.isEmpty() && told, "the return is %s", told ? "reported" : "not reported");
    }

    private static Observation costs(PoolTrial trial) throws SQLException {
        var hour = Duration.ofHours(1);
        return Figures.bytesOfABorrow(
                trial, trial.open(1, 0, settings -> Figures.bypass(settings).leakThreshold(hour)));
    }
}
