package dev.patterns.examples.incident.storm;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Decides at which crash points a process crashes, and when a service pauses as in a long garbage collection. */
final class Crashes {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(50);
    private static final int ONE_IN = 2_000;
    private static final int ONE_IN_WHERE_NONE_HAS_CRASHED = 8;
    private static final int PAUSE_ONE_IN = 1_000;

    private final SimulatedTime time;
    private final Set<CrashPoint> hit = new HashSet<>();
    private int count;

    Crashes(SimulatedTime time) {
        this.time = time;
    }

    boolean crashesAt(CrashPoint point) {
        boolean crashes = oneIn(hit.contains(point) ? ONE_IN : ONE_IN_WHERE_NONE_HAS_CRASHED);
        if (crashes) {
            hit.add(point);
            count++;
        }
        return crashes;
    }

    void perhapsPause() {
        if (oneIn(PAUSE_ONE_IN)) {
            long nanos = (long) (LONGEST_PAUSE.toNanos() * time.random().nextDouble());
            long start = time.nanoTime();
            for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
                time.parkNanos("a pause", left);
            }
        }
    }

    Set<CrashPoint> hit() {
        return Set.copyOf(hit);
    }

    int count() {
        return count;
    }

    private boolean oneIn(int n) {
        return time.random().nextInt(n) == 0;
    }
}
