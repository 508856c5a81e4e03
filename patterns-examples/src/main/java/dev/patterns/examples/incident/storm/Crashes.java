package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.storm.CrashPoint.Role;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Decides at which crash points a process crashes, and where it pauses, as in a garbage collection. */
final class Crashes {

    private static final int CRASHES_ONE_IN = 2_000;
    private static final int CRASHES_ONE_IN_AT_FIRST = 3;
    private static final int PAUSES_ONE_IN = 60;
    private static final Duration LONGEST_PAUSE_OF_A_SERVICE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE_OF_A_RECONCILER = Duration.ofSeconds(6);

    private final SimulatedTime time;
    private final Set<CrashPoint> hit = new HashSet<>();
    private int count;

    Crashes(SimulatedTime time) {
        this.time = time;
    }

    /** More often at a crash point where no process has crashed so far. */
    boolean crashesAt(CrashPoint point) {
        boolean crashes = oneIn(hit.contains(point) ? CRASHES_ONE_IN : CRASHES_ONE_IN_AT_FIRST);
        if (crashes) {
            hit.add(point);
            count++;
        }
        return crashes;
    }

    /** Pauses the calling thread now and then. Most pauses are short. */
    void perhapsPause(Role role) {
        if (oneIn(PAUSES_ONE_IN)) {
            var longest = role == Role.SERVICE ? LONGEST_PAUSE_OF_A_SERVICE : LONGEST_PAUSE_OF_A_RECONCILER;
            double random = time.random().nextDouble();
            long nanos = (long) (longest.toNanos() * random * random * random);
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
