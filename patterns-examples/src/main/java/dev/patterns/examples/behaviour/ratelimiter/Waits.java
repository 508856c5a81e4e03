package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.CaseTime;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.NotOfferedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Waits: a call that must wait knows at once for how long.
 *
 * <pre>
 *   now                      next permit
 *   ├── maxWait ──┤               ○          too long: rejected now, not after maxWait
 *   ├───────── maxWait ───────────○──────┤   it waits, and no call that comes later overtakes it
 *   ├──── interrupted ✕           ○          the permit is free for the next call
 * </pre>
 */
final class Waits {

    private static final Duration SECOND = Duration.ofMillis(10);

    private Waits() {}

    static List<Case<RateLimiterTrial>> cases() {
        return List.of(
                Case.builder("L8", Waits::inOrder)
                        .title("Calls that wait begin in the order in which they came")
                        .expected("1 2 3 4")
                        .source("A caller that is overtaken again and again waits for ever")
                        .second(SECOND)
                        .build(),
                Case.builder("L9", Waits::tooLong)
                        .title("A call whose wait would be too long is rejected at once, not after the wait")
                        .expected("Rejected within 20 s: the permit is free in 100 s, a call may wait 50 s")
                        .source("Resilience4j waits for timeoutDuration, and then rejects")
                        .second(SECOND)
                        .build(),
                Case.builder("L10", Waits::retryAfter)
                        .title("A rejection says after which time a call is admitted")
                        .expected("Rejected, 70 s later, and admitted then")
                        .source("RFC 6585: 429 Too Many Requests, with Retry-After")
                        .second(SECOND)
                        .build(),
                Case.builder("L11", Waits::interrupted)
                        .title("An interrupt ends the wait: the call is not made, and its thread learns of it")
                        .expected("The wait ends, the call is not made, the interrupt is seen")
                        .source("Java's convention for interrupts")
                        .second(SECOND)
                        .build(),
                Case.builder("L12", Waits::givenBack)
                        .title("The permit of a wait that was interrupted is there for the next call")
                        .expected("The next call gets it: answer")
                        .source("Go's rate.Reservation.Cancel")
                        .second(SECOND)
                        .build(),
                Case.builder("L13", Waits::beyondTheDeadline)
                        .title("A wait beyond the deadline of the call is rejected at once")
                        .expected("Rejected within 20 s: the permit is free in 100 s, the call has 50 s")
                        .source("gRPC deadlines; Go's Limiter.Wait and its context")
                        .second(SECOND)
                        .build());
    }

    private static Observation inOrder(RateLimiterTrial trial) {
        var limiter = trial.open(1, 20, 300);
        trial.resultOrFailure(() -> limiter.call(() -> "begins"));
        var order = new ConcurrentLinkedQueue<String>();
        for (int i = 1; i <= 4; i++) {
            var caller = Integer.toString(i);
            trial.time().start(() -> trial.resultOrFailure(() -> limiter.call(() -> order.add(caller))));
            trial.advance(3);
        }
        trial.advance(100);
        var seen = String.join(" ", order);
        return Observation.of(seen.equals("1 2 3 4"), "%s", seen);
    }

    /** The caller could have asked elsewhere. Instead its thread is held, and its answer is the same. */
    private static Observation tooLong(RateLimiterTrial trial) {
        var limiter = trial.openUsed(50);
        var call = trial.startCall(limiter);
        trial.advance(20);
        var seen = call.isDone() ? Texts.ofResult(call.join()) : "still waiting";
        return Observation.of(seen.equals("rejected"), "%s after 20 s", seen);
    }

    /** A caller that doesn't know when to come again comes too soon, or too late. */
    private static Observation retryAfter(RateLimiterTrial trial) {
        var limiter = trial.openUsed(0);
        trial.advance(30);
        if (!(trial.resultOrFailure(() -> limiter.call(trial::answer)) instanceof CallRejectedException rejection)) {
            return Observation.different("not rejected");
        }
        var retryAfter = rejection.retryAfter();
        if (retryAfter.isEmpty()) {
            throw new NotOfferedException("a rejection doesn't say after which time");
        }
        double said = (double) retryAfter.get().toNanos() / trial.seconds(1).toNanos();
        trial.advance(said);
        var then = Texts.ofResult(trial.resultOrFailure(() -> limiter.call(trial::answer)));
        boolean exact = said > 65 && said <= 70 && then.equals("answer");
        return Observation.of(exact, "%s, then: %s", said > 70 ? "later than needed" : "when a permit is free", then);
    }

    private record Interrupted(@Nullable Object result, boolean flag) {

        boolean learnsOfIt() {
            var thrown = result instanceof Throwable failure ? failure : null;
            return flag
                    || thrown instanceof InterruptedException
                    || thrown != null && thrown.getCause() instanceof InterruptedException;
        }
    }

    private static Observation interrupted(RateLimiterTrial trial) {
        var limiter = trial.openUsed(500);
        var ended = new CompletableFuture<Interrupted>();
        var caller = trial.time().start(() -> {
            var result = trial.resultOrFailure(() -> limiter.call(trial::answer));
            ended.complete(new Interrupted(result, Thread.currentThread().isInterrupted()));
        });
        trial.advance(10);
        trial.time().time().interrupt(caller);
        trial.say("the thread is interrupted");
        trial.advance(20);
        if (!ended.isDone()) {
            return Observation.different("still waiting");
        }
        boolean made = trial.begun() > 0;
        boolean learns = ended.join().learnsOfIt();
        return Observation.of(
                !made && learns,
                "the wait ends, the call is %s, the interrupt is %s",
                made ? "made" : "not made",
                learns ? "seen" : "lost");
    }

    /** Callers that give up keep the others waiting: each of them has moved the next permit further away. */
    private static Observation givenBack(RateLimiterTrial trial) {
        var limiter = trial.openUsed(120);
        var caller = trial.time().start(() -> trial.resultOrFailure(() -> limiter.call(trial::answer)));
        trial.advance(10);
        trial.time().time().interrupt(caller);
        trial.say("the first in line is interrupted");
        trial.advance(10);
        var next = trial.startCall(limiter);
        trial.advance(170);
        var seen = next.isDone() ? Texts.ofResult(next.join()) : String.valueOf(CaseTime.NOT_DONE);
        return Observation.of(seen.equals("answer"), "%s", seen);
    }

    /** The caller's caller has long gone when the wait ends, and the call is made for no reader. */
    private static Observation beyondTheDeadline(RateLimiterTrial trial) {
        var limiter = trial.openUsed(500);
        var ended = new CompletableFuture<@Nullable Object>();
        trial.time()
                .start(() -> ended.complete(
                        trial.resultOrFailure(() -> limiter.callWithin(trial.seconds(50), trial::answer))));
        trial.advance(20);
        if (ended.isDone() && ended.join() instanceof NotOfferedException missing) {
            throw missing;
        }
        var seen = ended.isDone() ? Texts.ofResult(ended.join()) : "still waiting";
        return Observation.of(seen.equals("rejected"), "%s after 20 s", seen);
    }
}
