package dev.patterns.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * Measures how the pool is used: it looks at all slots ten times a second, as a sampling profiler does. So a borrow
 * reads no clock, and a statement only publishes that it begins and ends.
 *
 * <pre>
 *   slot 1   ──[ lease ▓▓▓▓    ]────[ lease ▓▓ ]──      ▓ a statement runs
 *   slot 2   ───────[ lease          ▓▓ ]─────────
 *   looks    │    │    │    │    │    │    │    │
 *   in use   0    1    2    2    1    2    1    0       their mean: connections in use
 *   outside  0    1    1    1    1    0    0    0       of these, without a statement
 * </pre>
 *
 * <p>How many leases there were is known exactly. By Little's law, the mean number in use is the leases in a second
 * times the mean time for which one is held; so that time follows from the other two.
 */
final class UsageSampler {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MINUTES = 10;

    /** Sums since the pool was made. Nanoseconds of many connections together would overflow in some months. */
    private record Totals(long time, long leases, long failures, Duration held, Duration heldOutside) {}

    private final CurrentSettings settings;
    private final Slots slots;
    private final BorrowStatistics statistics;

    // Under this object's lock.
    private final Deque<Totals> everyMinute = new ArrayDeque<>(); // the oldest first
    private Totals totals;

    UsageSampler(CurrentSettings settings, Slots slots, BorrowStatistics statistics, long now) {
        this.settings = settings;
        this.slots = slots;
        this.statistics = statistics;
        this.totals = new Totals(now, 0, 0, Duration.ZERO, Duration.ZERO);
        everyMinute.add(totals);
    }

    /** Looks once. What it sees stands for the time since the last look. */
    synchronized void sample(long now) {
        int inUse = 0;
        int outside = 0;
        for (var slot : slots) {
            if (slot.is(Slot.LEASED)) {
                inUse++;
                outside += slot.isExecuting() ? 0 : 1;
            } else if (slot.is(Slot.RETURNING)) { // rolls back and resets
                inUse++;
            }
        }
        var elapsed = Duration.ofNanos(now - totals.time);
        totals = new Totals(
                now,
                slots.leases(),
                statistics.failures(),
                totals.held.plus(elapsed.multipliedBy(inUse)),
                totals.heldOutside.plus(elapsed.multipliedBy(outside)));
        if (now - everyMinute.getLast().time >= MINUTE) {
            everyMinute.add(totals);
        }
        if (everyMinute.size() > MINUTES) {
            everyMinute.remove();
        }
    }

    /** For how long connections were lent since the pool was made, all together. */
    synchronized Duration held() {
        return totals.held;
    }

    /** What follows from the last minutes. */
    synchronized PoolAdvice advice() {
        var from = everyMinute.getFirst();
        long elapsed = totals.time - from.time;
        long leases = totals.leases - from.leases;
        long borrows = leases + totals.failures - from.failures;
        var held = totals.held.minus(from.held);
        return new PoolAdvice(
                settings.get().name(),
                settings.get().size(),
                Duration.ofNanos(elapsed),
                elapsed == 0 ? 0 : borrows * 1e9 / elapsed,
                leases == 0 ? Duration.ZERO : held.dividedBy(leases),
                elapsed == 0 ? 0 : nanos(held) / elapsed,
                held.isZero()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(nanos(totals.heldOutside.minus(from.heldOutside)) / nanos(held)));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
