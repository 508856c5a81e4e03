package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How long a breaker stays open, and how the load comes back afterwards.
 *
 * <pre>
 *   growing     OPEN 60 s ─ probe fails ─▶ OPEN 120 s ─ probe fails ─▶ OPEN 240 s …
 *   jitter      instance 1: 48 s, instance 2: 71 s, instance 3: 55 s: they don't probe at the same moment
 *   hint        the failure says "Retry-After: 120": OPEN 120 s
 *   ramp        closed again, for a tenth of the calls at first
 * </pre>
 */
final class OpenTimes {

    private OpenTimes() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B12", OpenTimes::aRamp)
                        .title("After recovery the load can come back gradually")
                        .expected("Some of the ten calls after the probe are admitted; after 100 successes all are")
                        .source("AWS Builders' Library; no contender but one has it")
                        .build(),
                Case.builder("B38", OpenTimes::growing)
                        .title("The open time can grow while the probes fail, and starts anew after recovery")
                        .expected("60 s, then 120 s, and 60 s again once the breaker was closed")
                        .source("Resilience4j waitIntervalFunctionInOpenState")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B39", OpenTimes::jitter)
                        .title("The open time can be varied, so that a fleet does not probe at once")
                        .expected("Of 32 breakers that opened together, some but not all admit a call after 60 s")
                        .source("Resilience4j IntervalFunction.ofRandomized")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B40a", OpenTimes::aHint)
                        .title("The failure that opens the breaker can say how long it stays open")
                        .expected("It says 120 s: rejected after 61 s, admitted after 121 s")
                        .source("HTTP Retry-After, RFC 9110; Failsafe withDelayFn; Resilience4j transitionOnResult")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B40b", OpenTimes::aBrokenHint)
                        .title("A hint function that throws changes nothing: the breaker opens as usual")
                        .expected("OPEN, and the caller gets the failure of the call")
                        .source("Failsafe computes the delay inside its transition")
                        .build());
    }

    /** The service has just got up, with cold caches, and gets the traffic of noon. */
    private static Observation aRamp(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.rampOver(100));
        trial.openAndWait(breaker);
        trial.succeed(breaker, 1);
        int first = admitted(breaker, 10);
        trial.say("%d of the next 10 calls are admitted: %s", first, breaker.state());
        admitted(breaker, 1_000);
        int last = admitted(breaker, 10);
        trial.say("after 1,000 more calls %d of 10 are admitted: %s", last, breaker.state());
        return Observation.of(first < 5 && last == 10, "%d of 10 admitted at first, %d of 10 in the end", first, last);
    }

    private static int admitted(BreakerAdapter breaker, int calls) {
        var made = new AtomicInteger();
        for (int i = 0; i < calls; i++) {
            try {
                breaker.call(made::incrementAndGet);
            } catch (CallRejectedException expected) {
                continue;
            }
        }
        return made.get();
    }

    private static Observation growing(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.openFactor(2));
        trial.openAndWait(breaker);
        trial.fail(breaker, 1);
        trial.advance(90);
        trial.say("90 s pass");
        boolean stillOpen = trial.isRejected(breaker);
        trial.advance(31);
        trial.say("31 s pass");
        boolean open = trial.isRejected(breaker);
        trial.openAndWait(breaker);
        boolean openAnew = trial.isRejected(breaker);
        return Observation.of(
                stillOpen && !open && !openAnew,
                "the second time %s after 90 s and %s after 121 s, after recovery %s after 61 s",
                stillOpen ? "rejected" : "admitted",
                open ? "rejected" : "admitted",
                openAnew ? "rejected" : "admitted");
    }

    /** 32 instances of a service open within a second, and come back within a second, every minute. */
    private static Observation jitter(BreakerTrial trial) {
        var fleet = Stream.generate(() -> trial.open(settings -> settings.openJitter(0.5)))
                .limit(32)
                .toList();
        for (var breaker : fleet) {
            trial.fail(breaker, 5);
        }
        trial.advance(60);
        trial.say("60 s pass");
        int admitted = fleet.stream().mapToInt(breaker -> admitted(breaker, 1)).sum();
        var some = admitted == 0 ? "none" : admitted == 32 ? "all" : "some";
        return Observation.of(some.equals("some"), "%s of 32 admit a call after 60 s", some);
    }

    private static Observation aHint(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.retryAfter(failure ->
                failure instanceof IllegalStateException ? Optional.of(trial.seconds(120)) : Optional.empty()));
        trial.fail(breaker, 4);
        trial.failWith(breaker, 1, new IllegalStateException("503, Retry-After: 120"));
        trial.waitUntilProbesAreDue();
        boolean early = trial.isRejected(breaker);
        trial.advance(60);
        trial.say("60 s pass");
        boolean late = trial.isRejected(breaker);
        return Observation.of(
                early && !late,
                "after 61 s %s, after 121 s %s",
                early ? "rejected" : "admitted",
                late ? "rejected" : "admitted");
    }

    private static Observation aBrokenHint(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.retryAfter(failure -> {
            throw new UnsupportedOperationException("broken hint");
        }));
        trial.fail(breaker, 4);
        var result = trial.resultOrFailure(() -> breaker.call(() -> {
            throw new IOException("no answer");
        }));
        trial.say("the fifth call ends with %s: %s", Texts.ofResult(result), breaker.state());
        return Observation.of(
                result instanceof IOException && breaker.state().equals("OPEN"),
                "%s, the caller gets %s",
                breaker.state(),
                Texts.ofResult(result));
    }
}
