package dev.patterns.simulation;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The events to come, in the order of (time, sequence), and the virtual clock, which moves to each event that is taken.
 */
final class EventQueue {

    private static final int MAX_TIMERS_IN_A_ROW = 100_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long sequence;
    private int timersInARow;
    private volatile long trace; // the watchdog reads it without the baton

    EventQueue(long seed) {
        this.trace = seed;
    }

    /** Nanoseconds since the simulation began. */
    long now() {
        return now;
    }

    /** A hash of all events taken so far. */
    long trace() {
        return trace;
    }

    /** Lets the thread run after the delay, in nanoseconds. */
    Event add(SimulatedThread thread, long delay) {
        long time = now + delay;
        var event = new Event(time < 0 ? Long.MAX_VALUE : time, sequence++, thread);
        events.add(event);
        return event;
    }

    /** Takes the next event, moves the clock to it and returns its thread. Null if no thread can ever run again. */
    @Nullable
    SimulatedThread pollThread() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (!event.cancelled) {
                var thread = event.thread;
                timersInARow = thread.isTimer ? timersInARow + 1 : 0;
                if (timersInARow >= MAX_TIMERS_IN_A_ROW && holdsOnlyTimers()) {
                    return null;
                }
                now = event.time;
                trace = mix(mix(trace ^ event.time) ^ thread.number);
                return thread;
            }
        }
        return null;
    }

    /** A timer that schedules itself again goes on for ever. After so many timers in a row, no thread will be woken. */
    private boolean holdsOnlyTimers() {
        timersInARow = 0;
        return events.stream().allMatch(event -> event.cancelled || event.thread.isTimer);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
