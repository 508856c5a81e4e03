package dev.patterns.examples.collapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a service comes back after a trigger, from the intervals since the trigger's end.
 *
 * <p>It is <b>back</b> when the share of requests that are answered in time is at least 90 % of the share before the
 * trigger, in three intervals in a row.
 *
 * <p>Otherwise the time since the trigger is divided into two halves: first after the patience, which is ten intervals,
 * then after twice, four times and eight times as long. The service is recovering if the dependency's queue is shorter
 * in the second half, or the share is higher.
 *
 * <pre>
 *   queue                                             queue
 *   │ ─ ─ ─ _                                         │                    ╱
 *   │    1    ─ ─ _  2                                │         2    ╱ ‾
 *   │               ─ ─ _   comes back, slowly        │  1  ╱ ‾               never comes back
 *   └──────────┬──────────                            └──────────┬──────────
 * </pre>
 *
 * <p>It comes back <b>slowly</b> if it was recovering at two of these times in a row, or at the last one. It
 * <b>never</b> comes back if the queue is longer in the second half, and the share not higher; or if nothing has
 * changed by the last of these times.
 *
 * <p>A queue changes by chance too. It counts as shorter or longer only if the halves differ by more than three
 * standard deviations of chance. If the queue is a random walk of c steps a second, the difference of its means over
 * the halves of a time t has the variance c t / 3.
 */
final class Recovery {

    /** How a run ended. */
    enum Outcome {
        BACK,
        SLOWLY,
        NEVER
    }

    static final double ENOUGH = 0.9;
    private static final int IN_A_ROW = 3;
    private static final double HIGHER = 0.05;
    private static final double DEVIATIONS = 3;
    private static final int LAST_CHECK = 8;

    private final double shareBefore;
    private final double callsPerSecond;
    private final double patience;
    private final List<Interval> since = new ArrayList<>();
    private double nextCheck;
    private int inARow;
    private boolean wasRecovering;

    /** @param callsPerSecond what the dependency serves */
    Recovery(double shareBefore, double callsPerSecond, double patience) {
        this.shareBefore = shareBefore;
        this.callsPerSecond = callsPerSecond;
        this.patience = patience;
        this.nextCheck = patience;
    }

    /** The next interval after the trigger. Empty while nothing is decided. */
    Optional<Outcome> after(Interval interval) {
        since.add(interval);
        inARow = isGood(interval) ? inARow + 1 : 0;
        if (inARow == IN_A_ROW) {
            return Optional.of(Outcome.BACK);
        }
        double elapsed = interval.to() - since.get(0).from();
        if (elapsed < nextCheck) {
            return Optional.empty();
        }
        boolean isLast = nextCheck >= LAST_CHECK * patience;
        nextCheck *= 2;
        return check(elapsed, isLast);
    }

    private Optional<Outcome> check(double elapsed, boolean isLast) {
        int half = since.size() / 2;
        var first = since.subList(0, half);
        var second = since.subList(half, since.size());
        double growth = queue(second) - queue(first);
        double chance = Math.sqrt(callsPerSecond * elapsed / 3);
        boolean higher = share(second) > share(first) + HIGHER * shareBefore;
        boolean recovering = higher || growth < -(isLast ? 1 : DEVIATIONS) * chance;
        boolean again = wasRecovering;
        wasRecovering = recovering;
        if (recovering) {
            return again || isLast ? Optional.of(Outcome.SLOWLY) : Optional.empty();
        }
        return isLast || growth > DEVIATIONS * chance ? Optional.of(Outcome.NEVER) : Optional.empty();
    }

    private boolean isGood(Interval interval) {
        return interval.share() >= ENOUGH * shareBefore;
    }

    private static double queue(List<Interval> intervals) {
        return intervals.stream().mapToInt(Interval::queued).average().orElse(0);
    }

    private static double share(List<Interval> intervals) {
        return intervals.stream().reduce(Interval::and).map(Interval::share).orElse(1.0);
    }
}
