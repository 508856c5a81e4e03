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
    private String state = "CLOSED";
    private int stay;
    private Duration since = Duration.ZERO;
    private Duration wallClockSetBy = Duration.ZERO;
    private int lateIgnored;

    /** A call that was admitted in the stay with this number. */
    record AdmittedCall(int stay, Duration startedAt, boolean cancelled) {}

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

    /** How many calls of earlier stays ended in this one with an ignored failure. */
    int lateIgnored() {
        return lateIgnored;
    }

    List<Result> results() {
        return results;
    }

    boolean isLate(AdmittedCall call) {
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

    AdmittedCall ended(int id, End end, Duration now) {
        var call = underWay.remove(id);
        if (isLate(call)) {
            lateIgnored += end == End.IGNORED ? 1 : 0;
        } else if (end.counts() && !call.cancelled) {
            results.add(new Result(now, end != End.SUCCESS, settings.isSlow(now.minus(call.startedAt))));
        }
        return call;
    }

    void wallClockSet(Duration by) {
        wallClockSetBy = wallClockSetBy.plus(by);
    }

    /** Begins a new stay if the state is another one. */
    void isIn(String next, Duration now) {
        if (!next.equals(state)) {
            state = next;
            stay++;
            since = now;
            wallClockSetBy = Duration.ZERO;
            lateIgnored = 0;
            results.clear();
        }
    }
}
