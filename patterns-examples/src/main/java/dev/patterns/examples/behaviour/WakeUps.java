package dev.patterns.examples.behaviour;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how late the machine wakes a thread that sleeps for a millisecond. On a busy machine that is longer than the
 * margins of a case in real time.
 */
final class WakeUps implements Lateness, AutoCloseable {

    private static final long SLEEP_NANOS = 1_000_000;

    private final Set<Measurement> watches = ConcurrentHashMap.newKeySet();
    private final Thread sleeper = new Thread(this::measure, "behaviour wake-ups");
    private volatile boolean closed;

    WakeUps() {
        sleeper.setDaemon(true);
        sleeper.start();
    }

    private final class Measurement implements Watch {

        private volatile long latest;

        @Override
        public Duration end() {
            watches.remove(this);
            return Duration.ofNanos(latest);
        }
    }

    @Override
    public Watch watch() {
        var watch = new Measurement();
        watches.add(watch);
        return watch;
    }

    private void measure() {
        while (!closed) {
            long start = System.nanoTime();
            LockSupport.parkNanos(this, SLEEP_NANOS);
            long late = System.nanoTime() - start - SLEEP_NANOS;
            watches.forEach(watch -> watch.latest = Math.max(watch.latest, late));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
