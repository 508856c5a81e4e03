package dev.patterns.examples.incident.failover;

import dev.patterns.Policy;
import dev.patterns.retry.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles the attempts that a service left open: after a crash, a failed lookup or void, or a database error.
 *
 * <p>It keeps no state of its own. A pass reads the attempts that are due, claims each, and settles it. A claim sets
 * the time of the next try: it keeps other reconcilers away, it is the backoff after a failure, and it ends by itself
 * after a crash. Several reconcilers can run at once: claims share out the work. Without claims the outcomes would be
 * the same, because every decision is a compare-and-set.
 */
public final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int BATCH = 50;

    private final Attempts attempts;
    private final Settlement settlement;
    private final Duration claimFor;
    private final Backoff backoff;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param settling guards a lookup and a void
     * @param claimFor how long a claim lasts at least: longer than one settlement takes
     * @param backoff how much longer after each try that failed
     */
    public Reconciler(
            HealthCheckedProcessors processors,
            Attempts attempts,
            Policy settling,
            Duration claimFor,
            Backoff backoff,
            InstantSource clock,
            RandomGenerator random) {
        this.attempts = attempts;
        this.settlement = new Settlement(processors, attempts, settling);
        this.claimFor = claimFor;
        this.backoff = backoff;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes one pass. A failure to settle one attempt doesn't end it. For a scheduler that calls it again and again.
     *
     * @throws SQLException if the open attempts can't be read
     */
    public void settleOpenAttempts() throws SQLException, InterruptedException {
        for (var attempt : attempts.findOpen(clock.instant(), BATCH)) {
            try {
                if (attempts.claim(attempt, clock.instant().plus(claimDuration(attempt)))) {
                    settlement.settle(attempt);
                }
            } catch (InterruptedException interrupt) {
                throw interrupt;
            } catch (Exception failure) {
                log.debug("{} stays open until its claim ends", attempt, failure);
            }
        }
    }

    private Duration claimDuration(Attempt attempt) {
        return claimFor.plus(backoff.delay(attempt.checks() + 1, claimFor, random));
    }
}
