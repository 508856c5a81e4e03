package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.breaker.BreakerHistory.AdmittedCall;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.examples.differential.breaker.DrivenBreaker.Counts;
import java.time.Duration;
import java.util.Optional;

/**
 * Something has just happened to both breakers. What an explanation looks at if they differ now.
 *
 * @param history up to here; its state is the one before
 * @param now time since the trace began
 */
record Moment(TraceSettings settings, BreakerHistory history, Duration now, Event event, Seen ours, Seen theirs) {

    /** What can be seen of one breaker. Counts are compared only where both have them. */
    record Seen(Optional<Boolean> admitted, String state, Counts counts) {
        @Override
        public String toString() {
            return admitted.map(yes -> yes ? "admitted, " : "rejected, ").orElse("")
                    + state
                    + (counts.equals(Counts.NONE) ? "" : " with " + counts);
        }
    }

    /** What has happened. */
    sealed interface Event {
        record Arrived() implements Event {}

        record Ended(AdmittedCall call, End end, Duration took) implements Event {}

        record Other() implements Event {}
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

    /** A call has ended; and if so, which. */
    Optional<Event.Ended> ended() {
        return event instanceof Event.Ended end ? Optional.of(end) : Optional.empty();
    }

    boolean endedWith(End end) {
        return ended().filter(call -> call.end() == end).isPresent();
    }

    /** A call of an earlier stay has ended in this one. */
    boolean endedLate() {
        return ended().filter(call -> history.isLate(call.call())).isPresent();
    }

    boolean endedInTime() {
        return ended().filter(call -> !history.isLate(call.call())).isPresent();
    }

    Duration age() {
        return now.minus(history.since());
    }

    @Override
    public String toString() {
        return "before: " + history.state() + "; ours: " + ours + "; Resilience4j: " + theirs;
    }
}
