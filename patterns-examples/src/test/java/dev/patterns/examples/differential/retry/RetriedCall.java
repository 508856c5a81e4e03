package dev.patterns.examples.differential.retry;

import java.time.Duration;
import java.util.List;

/** What could be seen of one call: its attempts, the delays between them, and what the caller got. */
record RetriedCall(List<AttemptEnd> attempts, List<Duration> delays, String outcome) {

    private static final long TOLERANCE_NANOS = 1_000;

    /** Failsafe rounds each delay down to a nanosecond and goes on from there. */
    boolean isAlike(RetriedCall other) {
        return attempts.equals(other.attempts)
                && outcome.equals(other.outcome)
                && delays.size() == other.delays.size()
                && differingDelay(other) < 0;
    }

    /** The index of the first delay that differs; -1 if none does. */
    int differingDelay(RetriedCall other) {
        for (int i = 0; i < Math.min(delays.size(), other.delays.size()); i++) {
            if (Math.abs(delays.get(i).minus(other.delays.get(i)).toNanos()) > TOLERANCE_NANOS) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return attempts.size() + " attempts with delays "
                + delays.stream().map(RetriedCall::millis).toList() + ", " + outcome;
    }

    private static String millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1000.0 + " ms";
    }
}
