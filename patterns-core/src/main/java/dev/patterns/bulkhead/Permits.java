package dev.patterns.bulkhead;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The permits of a bulkhead: a call holds one from its start to its end. Only counts; {@link PermitQueue} waits.
 *
 * <p>One atomic word has two figures, so a call is counted by the same compare-and-set that admits it:
 *
 * <pre>
 *   63                              20 19                    0
 *   ├── admitted: calls so far ───────┼── active: calls now ──┤
 * </pre>
 */
final class Permits {

    /** The highest limit. It leaves the upper figure enough bits for a million calls a second over half a year. */
    static final int MAX_LIMIT = 1_000_000;

    private static final int ACTIVE_BITS = 20;
    private static final long ACTIVE = (1L << ACTIVE_BITS) - 1;
    private static final long ONE_ADMITTED = 1L << ACTIVE_BITS;

    private final AtomicLong word = new AtomicLong();
    private volatile int limit;

    Permits(int limit) {
        this.limit = limit;
    }

    boolean tryAcquire() {
        int limit = this.limit;
        long now = word.get();
        while ((now & ACTIVE) < limit) {
            if (word.compareAndSet(now, now + ONE_ADMITTED + 1)) {
                return true;
            }
            now = word.get();
        }
        return false;
    }

    void release() {
        word.decrementAndGet();
    }

    /** As if the permit had not been acquired: no call was made with it. */
    void releaseUnused() {
        word.addAndGet(-ONE_ADMITTED - 1);
    }

    /**
     * The call that ends passes its permit to another one. False if it must be released instead: the limit was lowered,
     * and too many calls are active.
     */
    boolean tryPass() {
        if (active() > limit) {
            return false;
        }
        word.addAndGet(ONE_ADMITTED);
        return true;
    }

    boolean isAvailable() {
        return active() < limit;
    }

    int active() {
        return (int) (word.get() & ACTIVE);
    }

    long admitted() {
        return word.get() >>> ACTIVE_BITS;
    }

    int limit() {
        return limit;
    }

    /** After it was lowered, more calls may be active than the limit, until enough of them end. */
    void limit(int limit) {
        this.limit = limit;
    }
}
