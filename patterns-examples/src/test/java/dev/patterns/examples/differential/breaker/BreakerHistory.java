package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.examples.differential.breaker.DrivenBreaker.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What both breakers have done alike so far. It knows which call was admitted in which stay in a state, so that an
 * explanation can tell a late result from one that counts.
 */
final class BreakerHistory {

    private final TraceSettings settings;
    private final Map<Integer, AdmittedCall> underWay = new HashMap<>();
    private final List<Result> results = new ArrayList<>();
    private final List<EndedCall> ended = new ArrayList<>();
    private String state = "CLOSED";
    private int stay;
    private Duration since = Duration.ZERO;
    private Duration wallClockSetBy = Duration.ZERO;
    private boolean wallClockWasSet;

    /** A call that was admitted in the stay with this number. */
    record AdmittedCall(int stay, Duration startedAt, boolean cancelled) {}

    /** A call that ended in the present stay. It is late if it was admitted in an earlier one. */
    record EndedCall(AdmittedCall call, End end, Duration took, boolean late) {}

    /** The end of a call that was admitted in the present stay, and counts. */
    record Result(Duration endedAt, boolean failed, boolean slow) {}

    BreakerHistory(TraceSettings settings) {
        this.settings = settings;
    }

    String state() {
        return state;
    }

    /** When the breakers entered the state that they are in. */
    Duration since() {
        return since;
    }

    /** By how much the wall clock was set forward since then. */
    Duration wallClockSetBy() {
        return wallClockSetBy;
    }

    /** True even if it was set back again. */
    boolean wallClockWasSet() {
        return wallClockWasSet;
    }

    /** All calls that ended in this stay, late ones and ignored ones included. */
    List<EndedCall> ended() {
        return ended;
    }

    List<Result> results() {
        return results;
    }

    private boolean isLate(AdmittedCall call) {
        return call.stay != stay;
    }

    /** The calls of this stay that have not ended. */
    List<AdmittedCall> underWayInThisStay() {
        return underWay.values().stream().filter(call -> !isLate(call)).toList();
    }

    boolean isUnderWay(int call) {
        return underWay.containsKey(call);
    }

    /** The results of probes: the hand-written breaker doesn't show how many it has counted. */
    Counts probeCounts() {
        long failed = results.stream().filter(Result::failed).count();
        long slow = results.stream().filter(Result::slow).count();
        return new Counts(results.size(), failed, slow);
    }

    void admitted(int call, Duration now) {
        underWay.put(call, new AdmittedCall(stay, now, false));
    }

    void cancelled(int call) {
        underWay.computeIfPresent(call, (id, it) -> new AdmittedCall(it.stay, it.startedAt, true));
    }

    EndedCall ended(int id, End end, Duration now) {
        var call = underWay.remove(id);
        var endedCall = new EndedCall(call, end, now.minus(call.startedAt), isLate(call));
        ended.add(endedCall);
        if (!endedCall.late && end.counts() && !call.cancelled) {
            results.add(new Result(now, end != End.SUCCESS, settings.isSlow(endedCall.took)));
        }
        return endedCall;
    }

    void wallClockSet(Duration by) {
        wallClockSetBy = wallClockSetBy.plus(by);
        wallClockWasSet = true;
    }

    /** Begins a new stay if the state is another one. */
    void isIn(String next, Duration now) {
        if (!next.equals(state)) {
            state = next;
            stay++;
            since = now;
            wallClockSetBy = Duration.ZERO;
            wallClockWasSet = false;
            results.clear();
            ended.clear();
        }
    }
}
