package dev.patterns.simulation;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Whose turn it is when, in the order of (time, sequence), and the clock that each turn taken moves on. */
final class Agenda {

    private static final int TIMERS_ALONE = 100_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long sequence;
    private int timersInARow;
    private volatile long trace; // the watchdog reads it without the baton

    Agenda(long seed) {
        this.trace = seed;
    }

    /** Nanoseconds since the simulation began. */
    long now() {
        return now;
    }

    /** A hash of all turns so far. */
    long trace() {
        return trace;
    }

    Event add(Client client, long delay) {
        long at = now + delay;
        var event = new Event(at < 0 ? Long.MAX_VALUE : at, sequence++, client);
        events.add(event);
        return event;
    }

    /** Whose turn it is; null if it will never again be anybody's. */
    @Nullable
    Client next() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (!event.cancelled) {
                var client = event.client;
                timersInARow = client.timer ? timersInARow + 1 : 0;
                if (timersInARow >= TIMERS_ALONE && noClientIsDue()) {
                    return null;
                }
                now = event.at;
                trace = mix(mix(trace ^ event.at) ^ client.number);
                return client;
            }
        }
        return null;
    }

    /** A timer that sets itself up again goes on for ever. When it has woken nobody for so long, it won't. */
    private boolean noClientIsDue() {
        timersInARow = 0;
        return events.stream().allMatch(event -> event.cancelled || event.client.timer);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
