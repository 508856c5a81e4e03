package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.Divergence;
import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.breaker.BreakerHistory.EndedCall;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.examples.differential.breaker.DrivenBreaker.Counts;
import dev.patterns.examples.differential.breaker.Moment.Seen;
import dev.patterns.examples.differential.breaker.TraceSettings.Rule;
import dev.patterns.simulation.SimulatedTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Two breakers on one clock that go through the same steps. Stops at the first difference. */
final class BreakerPair {

    private static final int SYNCHRONOUS = -1; // the number of the call that is made on this thread

    private final TraceSettings settings;
    private final SimulatedTime time;
    private final WallClock wallClock;
    private final DrivenBreaker ours;
    private final DrivenBreaker theirs;
    private final BreakerHistory history;
    private @Nullable Moment difference;

    BreakerPair(TraceSettings settings, SimulatedTime time, BreakerFactory factory) {
        this.settings = settings;
        this.time = time;
        this.wallClock = new WallClock(time::elapsed);
        this.ours = factory.open(settings, time);
        this.theirs = new DrivenResilience4jBreaker(settings, time, wallClock);
        this.history = new BreakerHistory(settings);
    }

    /** Opens the breaker that is compared with Resilience4j's. */
    @FunctionalInterface
    interface BreakerFactory {
        DrivenBreaker open(TraceSettings settings, SimulatedTime time);
    }

    Optional<Divergence> play(List<BreakerStep> steps, List<Explanation<Moment>> explanations) {
        for (int i = 0; i < steps.size(); i++) {
            play(steps.get(i));
            var moment = difference;
            if (moment != null) {
                return Optional.of(new Divergence(i, moment.toString(), Explanation.find(explanations, moment)));
            }
        }
        return Optional.empty();
    }

    private void play(BreakerStep step) {
        if (step instanceof BreakerStep.Call call) {
            call(call);
        } else if (step instanceof BreakerStep.Start start) {
            start(start.call());
        } else if (step instanceof BreakerStep.Complete complete && history.isUnderWay(complete.call())) {
            ours.complete(complete.call(), complete.end());
            theirs.complete(complete.call(), complete.end());
            hasEnded(complete.call(), complete.end());
        } else if (step instanceof BreakerStep.Cancel cancel && history.isUnderWay(cancel.call())) {
            ours.cancel(cancel.call());
            theirs.cancel(cancel.call());
            history.cancelled(cancel.call());
            compare(Optional.empty());
        } else if (step instanceof BreakerStep.Advance advance) {
            time.advance(advance.duration());
            compare(Optional.empty());
        } else if (step instanceof BreakerStep.SetWallClock set) {
            wallClock.step(set.by());
            history.wallClockSet(set.by());
            compare(Optional.empty());
        }
    }

    private void start(int call) {
        if (!history.isUnderWay(call)) {
            hasArrived(call, ours.start(call), theirs.start(call));
        }
    }

    /** One call goes through both: Resilience4j's breaker is called inside of ours. */
    private void call(BreakerStep.Call call) {
        var theirsAdmits = new AtomicBoolean();
        Runnable dependency = () -> {
            theirsAdmits.set(true);
            hasArrived(SYNCHRONOUS, true, true);
            time.advance(call.takes());
        };
        boolean oursAdmits = ours.call(call.end(), () -> theirs.call(call.end(), dependency));
        if (oursAdmits && theirsAdmits.get()) {
            hasEnded(SYNCHRONOUS, call.end());
        } else if (oursAdmits) {
            hasArrived(SYNCHRONOUS, true, false);
        } else {
            hasArrived(SYNCHRONOUS, false, theirs.call(call.end(), () -> {}));
        }
    }

    private void hasArrived(int call, boolean oursAdmits, boolean theirsAdmits) {
        compare(Optional.empty(), seeOurs(Optional.of(oursAdmits)), see(theirs, Optional.of(theirsAdmits)));
        if (oursAdmits) {
            history.admitted(call, time.elapsed());
        }
    }

    private void hasEnded(int id, End end) {
        compare(Optional.of(history.ended(id, end, time.elapsed())));
    }

    private void compare(Optional<EndedCall> ended) {
        compare(ended, seeOurs(Optional.empty()), see(theirs, Optional.empty()));
    }

    private void compare(Optional<EndedCall> ended, Seen oursSeen, Seen theirsSeen) {
        var moment = new Moment(settings, history, time.elapsed(), ended, oursSeen, theirsSeen);
        if (difference == null && !moment.areAlike()) {
            difference = moment;
        }
        if (difference == null) {
            history.isIn(oursSeen.state(), time.elapsed());
        }
    }

    private Seen see(DrivenBreaker breaker, Optional<Boolean> admitted) {
        var state = breaker.state();
        return new Seen(admitted, state, areComparable(state) ? breaker.counts() : Counts.NONE);
    }

    /** Ours doesn't show what its probes have counted: that is what the history has. */
    private Seen seeOurs(Optional<Boolean> admitted) {
        var seen = see(ours, admitted);
        return seen.state().equals("HALF_OPEN") && history.state().equals("HALF_OPEN")
                ? new Seen(admitted, seen.state(), history.probeCounts())
                : seen;
    }

    /** An open breaker counts nothing, and ours doesn't count the successes of a row. */
    private boolean areComparable(String state) {
        return state.equals("HALF_OPEN") || (state.equals("CLOSED") && settings.rule() != Rule.CONSECUTIVE);
    }
}
