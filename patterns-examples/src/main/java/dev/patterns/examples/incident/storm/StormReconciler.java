package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Reconciler;
import dev.patterns.examples.incident.storm.CrashPoint.Role;
import dev.patterns.examples.incident.storm.StormProcess.CrashedError;
import dev.patterns.retry.Backoff;
import java.sql.SQLException;
import java.time.Duration;

/** A reconciler that makes a pass every second, and is started again some seconds after each crash. */
final class StormReconciler {

    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Backoff BACKOFF =
            Backoff.exponential(Duration.ofSeconds(5), Duration.ofMinutes(1)).withFullJitter();
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(5);

    private final StormEnvironment environment;
    private final String name;

    StormReconciler(StormEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
    }

    void run() throws InterruptedException {
        while (!environment.isEnding()) {
            try {
                makePasses(start());
            } catch (CrashedError crash) {
                environment.pause(LONGEST_RESTART);
            }
        }
    }

    private Reconciler start() {
        var process = environment.startProcess(name, Role.RECONCILER);
        return new Reconciler(
                environment.processors(process),
                environment.table(process),
                environment.settling(),
                CLAIM,
                BACKOFF,
                environment.clock,
                environment.time.random());
    }

    private void makePasses(Reconciler reconciler) throws InterruptedException {
        while (!environment.isEnding()) {
            try {
                reconciler.settleOpenAttempts();
            } catch (SQLException unreadable) {
                // the next pass reads again
            }
            environment.time.sleep(Duration.ofSeconds(1));
        }
    }
}
