package dev.patterns.examples.behaviour.pool;

import java.time.Duration;
import java.util.stream.Collectors;

/** What a {@link FlawedPool} says about itself. */
final class FlawedFigures {

    private final FlawedPool pool;
    private long timedOut;
    private long longestNanos;

    FlawedFigures(FlawedPool pool) {
        this.pool = pool;
    }

    /** A wait has ended in vain. */
    synchronized void ended(long waited, boolean timeout) {
        timedOut += timeout && !pool.has(Flaw.TIMEOUTS_ARE_NOT_COUNTED) ? 1 : 0;
        longestNanos = pool.has(Flaw.TIMEOUTS_ARE_NOT_COUNTED) ? 0 : Math.max(longestNanos, waited);
    }

    synchronized long timedOut() {
        return timedOut;
    }

    synchronized Duration longestWait() {
        return Duration.ofNanos(longestNanos);
    }

    Duration longestHold() {
        synchronized (pool) {
            long longest = pool.all.stream()
                    .filter(place -> place.holder != null)
                    .mapToLong(place -> pool.time.nanoTime() - place.since)
                    .max()
                    .orElse(0);
            return pool.has(Flaw.HOLD_TIMES_ARE_UNKNOWN) ? Duration.ZERO : Duration.ofNanos(longest);
        }
    }

    String message(Thread borrower) {
        if (pool.has(Flaw.HOLDERS_ARE_NOT_NAMED)) {
            return "no connection";
        }
        synchronized (pool) {
            var holders = pool.all.stream()
                    .map(place -> place.holder)
                    .filter(holder -> holder != null)
                    .toList();
            var names = holders.stream().map(Thread::getName).collect(Collectors.joining(", "));
            return "no connection; held by " + names + (holders.contains(borrower) ? "; this thread holds one" : "");
        }
    }
}
