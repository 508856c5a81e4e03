package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.util.List;

/** Rejections: what the caller of an open breaker learns, and what it costs. */
final class Rejections {

    private Rejections() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(Case.builder("B11", Rejections::saysWhenToComeBack)
                .title("A rejection says when to come back")
                .expected("The rejection carries the rest of the 60 s")
                .source("Resilience4j: CallNotPermittedException has no such figure")
                .build());
    }

    /** Without it a caller guesses: too early, and the call is rejected again; too late, and time is lost. */
    private static Observation saysWhenToComeBack(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        var result = trial.resultOrFailure(() -> breaker.call(() -> "quote"));
        trial.say("a call ends with: %s", Texts.ofResult(result));
        if (!(result instanceof CallRejectedException rejection)) {
            return Observation.different("not rejected: %s", Texts.ofResult(result));
        }
        var retryAfter = rejection.retryAfter();
        if (retryAfter.isEmpty()) {
            return Observation.different("the rejection has no time");
        }
        boolean inTime = !retryAfter.get().isZero() && retryAfter.get().compareTo(trial.seconds(60)) <= 0;
        return Observation.of(inTime, "the time is %s 60 s", inTime ? "within" : "not within");
    }
}
