package dev.patterns.pool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes when the next connect may begin. It starts nothing and waits for nothing; the {@link ConnectionSupplier}
 * does, under whose lock it is called.
 *
 * <pre>
 *   no connection is open    ├──── a        four at once
 *                            ├──── b
 *                            ├──── c
 *                            ├──── d
 *
 *   connections are open     ├──── a        one each 25 ms: most often a connection is returned first,
 *                               ├──── b     and serves the thread that waits
 *                                  ├──── c
 *
 *   outage                   ├─x      ├─x    ├─x       ├──── a
 *                                                           ├──── b          after the first success one, two, four
 *                                                                 ├──── c
 *                                                                 ├──── d
 * </pre>
 *
 * <p>During an outage one connect runs at a time. While a thread waits, the next one begins 125 to 250 ms after the
 * last one began, so the thread is served that soon after the end of the outage. While no thread waits, the pauses grow
 * to 8 s. All pauses are random, so that many pools don't connect at the same moment.
 *
 * <p>A connect that hangs no longer counts after 1 s, during an outage after 250 ms; then the next one begins. If too
 * many hang, the next one begins 8 s after the last one.
 */
final class ConnectPacing {

    static final long WHEN_ONE_ENDS = Long.MAX_VALUE;

    private static final int MAX_PARALLEL = 4;
    private static final long STAGGER = Duration.ofMillis(25).toNanos();
    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private static final long SLOW_AFTER = ConnectionSupplier.SLOW_AFTER.toNanos();
    private static final int MAX_DOUBLINGS = 5; // from 250 ms to 8 s
    static final long LONGEST_PAUSE = PAUSE << MAX_DOUBLINGS;

    private final RandomGenerator random;
    private int parallel = MAX_PARALLEL;
    private int failures; // since the last success
    private long lastBegun;
    private long lastEnded;
    private boolean anyEnded;
    private long pauseForWaiter;
    private long pauseInBackground;
    private long slowAfter = SLOW_AFTER;

    ConnectPacing(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How many nanoseconds later the next connect may begin: zero if now, {@link #WHEN_ONE_ENDS} if too many run.
     *
     * @param running how many run, without those that are slow
     * @param forWaiter whether a thread waits for it
     * @param anyOpen whether a connection is open, which may be returned to that thread
     * @param tooManyHang whether so many hang that the longest pause of an outage is due
     */
    long delay(long now, int running, boolean forWaiter, boolean anyOpen, boolean tooManyHang) {
        if (running >= (forWaiter ? parallel : 1)) {
            return WHEN_ONE_ENDS;
        }
        if (failures > 0) {
            return remaining(tooManyHang ? LONGEST_PAUSE : forWaiter ? pauseForWaiter : pauseInBackground, now);
        }
        return running > 0 && anyOpen ? remaining(STAGGER, now) : 0;
    }

    private long remaining(long pause, long now) {
        return Math.max(0, pause - (now - lastBegun));
    }

    void begun(long now) {
        lastBegun = now;
    }

    void succeeded(long now) {
        parallel = failures > 0 ? 1 : Math.min(MAX_PARALLEL, 2 * parallel);
        failures = 0;
        slowAfter = SLOW_AFTER;
        ended(now);
    }

    /**
     * A connect failed that began then. It counts if it began after the last one ended: of several that run at the same
     * time, the first one to end says whether there is an outage.
     *
     * @return how many have failed since the last success, or zero if this one doesn't count
     */
    int failed(long began, long now) {
        if (anyEnded && began - lastEnded < 0) {
            return 0;
        }
        ended(now);
        parallel = 1;
        pauseForWaiter = (long) (PAUSE * (1 - random.nextDouble() / 2));
        slowAfter = PAUSE;
        pauseInBackground = pauseForWaiter << Math.min(failures, MAX_DOUBLINGS);
        return ++failures;
    }

    /** An open connection was found invalid: perhaps an outage begins, in which all pools lose theirs together. */
    void connectionFoundInvalid() {
        parallel = 1;
        slowAfter = PAUSE;
    }

    private void ended(long now) {
        lastEnded = now;
        anyEnded = true;
    }

    /** How many nanoseconds a connect that begins now counts among those that run. */
    long slowAfter() {
        return slowAfter;
    }

    /** How many connects have failed since the last success. */
    int failures() {
        return failures;
    }
}
