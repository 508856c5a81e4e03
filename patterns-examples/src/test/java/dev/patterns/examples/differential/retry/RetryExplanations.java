package dev.patterns.examples.differential.retry;

import dev.patterns.examples.differential.Explanation;
import java.time.Duration;
import java.util.List;

/** Where the libraries differ from the hand-written retry, and the case of the catalogue that shows it. */
final class RetryExplanations {

    private RetryExplanations() {}

    static List<Explanation<RetryMoment>> ofResilience4j() {
        return List.of(
                retries("R4e", "an InterruptedException is retried", AttemptEnd.INTERRUPTED),
                retries("R11a", "a rejection is retried", AttemptEnd.REJECTED),
                retries("R30", "a CancellationException is retried", AttemptEnd.CANCELLED),
                new Explanation<>(
                        "R29", "each delay is cut to whole milliseconds", RetryExplanations::isCutToMilliseconds));
    }

    static List<Explanation<RetryMoment>> ofFailsafe() {
        return List.of(
                retries("R4e", "an InterruptedException is retried", AttemptEnd.INTERRUPTED),
                retries("R11a", "a rejection is retried", AttemptEnd.REJECTED),
                retries("R30", "a CancellationException is retried", AttemptEnd.CANCELLED),
                retries("R18", "an Error is retried", AttemptEnd.ERROR));
    }

    private static Explanation<RetryMoment> retries(String id, String name, AttemptEnd end) {
        return new Explanation<>(id, name, it -> it.onlyTheirsRetries(end));
    }

    /** It multiplies the delay before by the factor, in whole milliseconds: 1 ms times 1.5 is 1 ms, for ever. */
    private static boolean isCutToMilliseconds(RetryMoment it) {
        int differing = it.ours().differingDelay(it.theirs());
        if (differing < 0 || it.settings().factor() == Math.rint(it.settings().factor())) {
            return false;
        }
        long millis = it.settings().first().toMillis();
        for (int i = 0; i < differing; i++) {
            millis = (long) (millis * it.settings().factor());
        }
        millis = Math.min(millis, it.settings().longest().toMillis());
        return it.theirs().delays().get(differing).equals(Duration.ofMillis(millis));
    }
}
