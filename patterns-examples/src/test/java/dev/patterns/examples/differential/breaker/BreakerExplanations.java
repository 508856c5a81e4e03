package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.breaker.BreakerHistory.AdmittedCall;
import dev.patterns.examples.differential.breaker.BreakerHistory.EndedCall;
import dev.patterns.examples.differential.breaker.BreakerHistory.Result;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.examples.differential.breaker.TraceSettings.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Where Resilience4j 2.4 differs from the hand-written breaker, and the case of the catalogue that shows it. */
final class BreakerExplanations {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private BreakerExplanations() {}

    /** In this order: the first one that fits counts. */
    static List<Explanation<Moment>> all() {
        return List.of(
                new Explanation<>("B4a", "the open time is by the wall clock, which was set", wallClockWhileOpen()),
                new Explanation<>("B4c", "the window is by the wall clock, which was set", wallClockWhileClosed()),
                new Explanation<>("B21", "a call at the very end of the open time is rejected", atTheEndOfOpen()),
                new Explanation<>("B34", "a call that takes exactly slowAfter is not slow", exactlySlow()),
                new Explanation<>("B6a", "a late success is a probe's result", inHalfOpen(lateSuccess())),
                new Explanation<>("B6b", "a late failure is a probe's result", inHalfOpen(lateFailure())),
                new Explanation<>(
                        "B6e",
                        "a late result counts in the next closed window",
                        inClosed(lateSuccess().or(lateFailure()))),
                new Explanation<>("B7", "a late ignored failure adds a probe", addedProbe()),
                new Explanation<>("B8a", "a probe that never ends keeps its place", heldProbe()),
                new Explanation<>(
                        "B8c", "an Error isn't counted", inClosed(error()).or(inHalfOpen(error()))),
                new Explanation<>("B14a", "a cancelled probe keeps its place", cancelledProbe()),
                new Explanation<>(
                        "B14b", "a cancelled call counts", inClosed(cancelled()).or(inHalfOpen(cancelled()))),
                new Explanation<>("B29", "opens only after the last probe", opensLater()),
                new Explanation<>("B52", "minimumCalls of the probes decide", decidesEarlier()),
                new Explanation<>("B35", "slow probes are counted apart from failed ones", slowProbes()),
                new Explanation<>("B24", "a time window moves by whole seconds of the wall clock", stepOfTheWindow()));
    }

    private static Predicate<Moment> wallClockWhileOpen() {
        return it -> {
            var openFor = it.settings().openFor();
            var byTheWallClock = it.age().plus(it.history().wallClockSetBy());
            return it.was("OPEN")
                    && it.history().wallClockWasSet()
                    && it.oursAloneAdmits() == (it.age().compareTo(openFor) >= 0)
                    && it.theirsAloneAdmits() == (byTheWallClock.compareTo(openFor) > 0);
        };
    }

    private static Predicate<Moment> wallClockWhileClosed() {
        return it -> it.was("CLOSED")
                && it.settings().rule() == Rule.TIME_WINDOW
                && it.history().wallClockWasSet();
    }

    private static Predicate<Moment> atTheEndOfOpen() {
        return it -> it.was("OPEN")
                && it.oursAloneAdmits()
                && it.age().equals(it.settings().openFor());
    }

    private static Predicate<Moment> exactlySlow() {
        return it -> it.hasEnded(call -> it.settings().slowAfter().equals(Optional.of(call.took())));
    }

    /** A result that one of the two counts: it is seen at once. */
    private static Predicate<Moment> inHalfOpen(Predicate<EndedCall> call) {
        return it -> it.was("HALF_OPEN") && it.hasEnded(call);
    }

    /**
     * A result that one of the two counts. It is seen at once, unless another result leaves a window of calls at the
     * same time, or failures in a row are counted: those counts can't be compared.
     */
    private static Predicate<Moment> inClosed(Predicate<EndedCall> call) {
        return it -> it.was("CLOSED")
                && (it.hasEnded(call)
                        || it.settings().rule() != Rule.TIME_WINDOW
                                && it.history().ended().stream().anyMatch(call));
    }

    private static Predicate<EndedCall> lateSuccess() {
        return call -> call.late() && call.end() == End.SUCCESS;
    }

    private static Predicate<EndedCall> lateFailure() {
        return call -> call.late() && (call.end() == End.FAILURE || call.end() == End.CANCELLED);
    }

    private static Predicate<Moment> addedProbe() {
        return it -> it.was("HALF_OPEN")
                && it.theirsAloneAdmits()
                && it.history().ended().stream().anyMatch(lateIgnored());
    }

    private static Predicate<Moment> heldProbe() {
        return probeThat((it, call) -> it.now().minus(call.startedAt()).compareTo(TraceSettings.PROBE_LEASE) >= 0);
    }

    private static Predicate<Moment> cancelledProbe() {
        return probeThat((it, call) -> call.cancelled());
    }

    /** Ours gives the place of a probe to another one, Resilience4j doesn't. */
    private static Predicate<Moment> probeThat(BiPredicate<Moment, AdmittedCall> probe) {
        return it -> it.was("HALF_OPEN")
                && it.oursAloneAdmits()
                && it.history().underWayInThisStay().stream().anyMatch(call -> probe.test(it, call));
    }

    private static Predicate<EndedCall> lateIgnored() {
        return call -> call.late() && call.end() == End.IGNORED;
    }

    private static Predicate<EndedCall> cancelled() {
        return call -> call.end() == End.CANCELLED || call.call().cancelled();
    }

    private static Predicate<EndedCall> error() {
        return call -> call.end() == End.ERROR;
    }

    private static Predicate<Moment> opensLater() {
        return it -> it.was("HALF_OPEN")
                && it.hasEnded(call -> !call.late())
                && it.ours().state().equals("OPEN")
                && it.theirs().state().equals("HALF_OPEN")
                && it.history().results().size() < it.settings().probesThatDecideInResilience4j();
    }

    private static Predicate<Moment> decidesEarlier() {
        return it -> it.was("HALF_OPEN")
                && it.hasEnded(call -> !call.late())
                && !it.theirs().state().equals("HALF_OPEN")
                && it.settings().minimum() < it.settings().probes()
                && it.history().results().size() == it.settings().minimum();
    }

    private static Predicate<Moment> slowProbes() {
        return it -> it.was("HALF_OPEN")
                && it.hasEnded(call -> !call.late())
                && it.settings().probes() > 1
                && it.history().results().stream().anyMatch(Result::slow);
    }

    /** Some call is as old as the window, give or take a step: one of the two may have dropped it already. */
    private static Predicate<Moment> stepOfTheWindow() {
        return it -> it.was("CLOSED")
                && it.settings().rule() == Rule.TIME_WINDOW
                && it.history().results().stream().anyMatch(result -> isOnTheEdge(result, it));
    }

    private static boolean isOnTheEdge(Result result, Moment it) {
        var window = Duration.ofSeconds(it.settings().size());
        var age = it.now().minus(result.endedAt());
        var step = window.dividedBy(20).compareTo(SECOND) > 0 ? window.dividedBy(20) : SECOND;
        return age.compareTo(window) < 0 && age.compareTo(window.minus(step)) > 0;
    }
}
