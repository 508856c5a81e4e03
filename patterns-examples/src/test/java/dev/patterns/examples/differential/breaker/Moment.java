package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.breaker.BreakerHistory.EndedCall;
import dev.patterns.examples.differential.breaker.DrivenBreaker.Counts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something has just happened to both breakers. What an explanation looks at if they differ now.
 *
 * @param history up to here; its state is the one before
 * @param now time since the trace began
 * @param ended the call that has just ended, if one has
 */
record Moment(
        TraceSettings settings,
        BreakerHistory history,
        Duration now,
        Optional<EndedCall> ended,
        Seen ours,
        Seen theirs) {

    /** What can be seen of one breaker. Counts are compared only where both have them. */
    record Seen(Optional<Boolean> admitted, String state, Counts counts) {
        @Override
        public String toString() {
            return admitted.map(yes -> yes ? "admitted, " : "rejected, ").orElse("")
                    + state
                    + (counts.equals(Counts.NONE) ? "" : " with " + counts);
        }
    }

    boolean areAlike() {
        return ours.equals(theirs);
    }

    boolean was(String state) {
        return history.state().equals(state);
    }

    boolean oursAloneAdmits() {
        return ours.admitted().equals(Optional.of(true)) && theirs.admitted().equals(Optional.of(false));
    }

    boolean theirsAloneAdmits() {
        return theirs.admitted().equals(Optional.of(true)) && ours.admitted().equals(Optional.of(false));
    }

    boolean hasEnded(Predicate<EndedCall> call) {
        return ended.filter(call).isPresent();
    }

    Duration age() {
        return now.minus(history.since());
    }

    @Override
    public String toString() {
        return "before: " + history.state() + "; ours: " + ours + "; Resilience4j: " + theirs;
    }
}
