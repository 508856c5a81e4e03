package dev.patterns.pool;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How many connections a pool needs, by what was measured in the last ten minutes; so ask for it at the busiest time.
 * It prints as one paragraph in plain words.
 *
 * <p>The rule: the smallest size at which at most one borrow in twenty would wait, by Erlang's C formula (A. K. Erlang,
 * 1917). The formula assumes that borrowers come independently of each other. If they come in bursts, more of them
 * wait: {@link PoolStatus#waits} says how many really did.
 *
 * @param pool the pool's name
 * @param size how many connections it keeps, as configured
 * @param measured the time for which it was measured; the values are more exact the longer it is
 * @param borrowsPerSecond how often a connection was asked for, also in vain
 * @param meanHold how long a connection was held on average; zero if none was lent
 * @param meanInUse how many connections were held at a time, on average
 * @param outsideStatements the share of the holding time in which no statement ran, 0 to 1; empty if no connection was
 *     seen in use. Preparing, fetching rows, commit and rollback count as part of a statement
 */
public record PoolAdvice(
        String pool,
        int size,
        Duration measured,
        double borrowsPerSecond,
        Duration meanHold,
        double meanInUse,
        OptionalDouble outsideStatements) {

    private static final double MAX_WAITING = 0.05;

    /** From here on the text asks whether something else is done while a connection is held. */
    private static final double MUCH_OUTSIDE = 0.5;

    /**
     * How many connections would be in use on average if none had to wait: borrows in a second times the holding time
     * (Little's law, 1961). It is more than {@link #meanInUse} if borrows failed.
     */
    public double offeredLoad() {
        return Math.max(meanInUse, borrowsPerSecond * meanHold.toNanos() / 1e9);
    }

    /** The smallest size at which at most 5 % of the borrows would wait. */
    public int sizeNeeded() {
        return sizeFor(offeredLoad());
    }

    /** The share of borrows that would wait with so many connections, 0 to 1: Erlang's C formula. */
    public double waitingWith(int connections) {
        return waiting(connections, offeredLoad());
    }

    private static int sizeFor(double load) {
        int size = 0;
        double blocked = 1;
        do {
            size++;
            blocked = blocked(size, load, blocked);
        } while (waiting(size, load, blocked) > MAX_WAITING);
        return size;
    }

    private static double waiting(int connections, double load) {
        double blocked = 1;
        for (int n = 1; n <= connections; n++) {
            blocked = blocked(n, load, blocked);
        }
        return waiting(connections, load, blocked);
    }

    /** Erlang's B formula, from its value for one connection less. */
    private static double blocked(int connections, double load, double withOneLess) {
        return load * withOneLess / (connections + load * withOneLess);
    }

    /** Erlang's C formula, from the value of B. */
    private static double waiting(int connections, double load, double blocked) {
        return load >= connections ? 1 : connections * blocked / (connections - load * (1 - blocked));
    }

    /** The advice in plain words. */
    @Override
    public String toString() {
        if (offeredLoad() == 0) {
            return pool + ": nothing to say yet: no connection was seen in use in " + measured.toSeconds() + " s";
        }
        return format(
                        "%s, measured for %d s: %.1f borrows a second, held for %s each, so %.1f connections are in use"
                                + " on average. With %d, about %.0f %% of the borrows would wait; the pool keeps %d.",
                        pool,
                        measured.toSeconds(),
                        borrowsPerSecond,
                        inMillis(meanHold),
                        meanInUse,
                        sizeNeeded(),
                        100 * waitingWith(sizeNeeded()),
                        size)
                + outsideStatements.stream().mapToObj(this::outside).findFirst().orElse("");
    }

    private String outside(double share) {
        var text = format(" No statement runs in %.0f %% of the time for which they are held", 100 * share);
        return share < MUCH_OUTSIDE
                ? text + "."
                : text + ": is something else done meanwhile, such as a remote call? Held for statements only, "
                        + sizeFor(offeredLoad() * (1 - share)) + " would be enough.";
    }

    private static String inMillis(Duration duration) {
        return format("%.1f ms", duration.toNanos() / 1e6);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
