package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a failure: what says that the dependency is unwell. A malformed request, a card that is declined, a
 * customer that does not exist say nothing about it, good or bad: they are neither failure nor success.
 *
 * <pre>
 *                  counted             what follows if it is wrong
 *   failure        a failure           (the dependency's)
 *   success        a success
 *   ignored        not at all          as a failure: one bad client closes the door to all
 *                                      as a success: it hides failures, and closes a half-open breaker
 * </pre>
 */
final class WhatCounts {

    private static final Predicate<Throwable> BAD_REQUEST = IllegalArgumentException.class::isInstance;

    private WhatCounts() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B5a", WhatCounts::ignoredFailuresDoNotOpenIt)
                        .title("Failures that the breaker is set up to ignore do not open it")
                        .expected("CLOSED after five of them")
                        .source("Both documents' pseudo-code counts every exception")
                        .build(),
                Case.builder("B5b", WhatCounts::ignoredIsNotASuccess)
                        .title("An ignored failure does not end a row of failures")
                        .expected("OPEN after four failures, an ignored one, and one more failure")
                        .source("Failsafe, seen by running it: what is not handled is a success")
                        .build(),
                Case.builder("B5c", WhatCounts::ignoredGivesItsProbeBack)
                        .title("An ignored probe gives its place to another, and decides nothing")
                        .expected("HALF_OPEN, and the next call is admitted")
                        .source("Failsafe, seen by running it; Resilience4j releasePermission")
                        .build(),
                Case.builder("B5d", WhatCounts::theRestIsNotASuccess)
                        .title("Where only some failures count, the others do not end a row of failures")
                        .expected("OPEN after four that count, one that does not, and one more that counts")
                        .source("Resilience4j recordException: what it does not record is a success")
                        .remedy(BreakerRemedy.IGNORE_THE_REST)
                        .build(),
                Case.builder("B26", WhatCounts::errorsCount)
                        .title("An Error that the call throws counts as a failure")
                        .expected("OPEN after five of them")
                        .source("Resilience4j and the documents catch Exception only")
                        .build(),
                Case.builder("B27a", WhatCounts::aResultCanBeAFailure)
                        .title("A result can count as a failure, and its caller gets it all the same")
                        .expected("OPEN after five responses of 503, and each caller got its response")
                        .source("Resilience4j recordResult; Failsafe handleResultIf")
                        .build(),
                Case.builder("B27b", WhatCounts::nullCanBeAFailure)
                        .title("A null result can count as a failure")
                        .expected("OPEN after five of them")
                        .source("Resilience4j asks its predicate for other results only")
                        .build(),
                Case.builder("B27c", WhatCounts::aResultPredicateThrows)
                        .title("A result predicate that throws does not cost the caller its result")
                        .expected("The caller gets its result")
                        .source("Resilience4j, seen by running it")
                        .build());
    }

    /** One client with malformed requests opens the breaker, and all others are rejected. */
    private static Observation ignoredFailuresDoNotOpenIt(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.ignoreOn(BAD_REQUEST));
        trial.failWith(breaker, 5, new IllegalArgumentException());
        var state = breaker.state();
        return Observation.of(state.equals("CLOSED"), "%s after five ignored failures", state);
    }

    /** A dependency is down, and one bad request in five keeps the breaker closed. */
    private static Observation ignoredIsNotASuccess(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.ignoreOn(BAD_REQUEST));
        trial.fail(breaker, 4);
        trial.failWith(breaker, 1, new IllegalArgumentException());
        var between = breaker.state();
        trial.fail(breaker, 1);
        var state = breaker.state();
        return Observation.of(
                between.equals("CLOSED") && state.equals("OPEN"), "%s, then %s after FFFF-ignored-F", between, state);
    }

    private static Observation ignoredGivesItsProbeBack(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.ignoreOn(BAD_REQUEST));
        trial.openAndWait(breaker);
        trial.failWith(breaker, 1, new IllegalArgumentException());
        var state = breaker.state();
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(
                state.equals("HALF_OPEN") && !rejected,
                "%s after the ignored probe, the next call is %s",
                state,
                rejected ? "rejected" : "admitted");
    }

    private static Observation theRestIsNotASuccess(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.failOn(IOException.class::isInstance));
        trial.fail(breaker, 4);
        trial.failWith(breaker, 1, new IllegalArgumentException());
        trial.fail(breaker, 1);
        var state = breaker.state();
        return Observation.of(state.equals("OPEN"), "%s after FFFF-other-F", state);
    }

    /**
     * A client library that is broken (NoClassDefFoundError, StackOverflowError) never works, and is called for ever.
     */
    private static Observation errorsCount(BreakerTrial trial) {
        var breaker = trial.open();
        trial.failWith(breaker, 5, new StackOverflowError());
        var state = breaker.state();
        return Observation.of(state.equals("OPEN"), "%s after five Errors", state);
    }

    private static Observation aResultCanBeAFailure(BreakerTrial trial) {
        return results(trial, "503");
    }

    private static Observation nullCanBeAFailure(BreakerTrial trial) {
        return results(trial, null);
    }

    @SuppressWarnings("NullAway") // null is a result like any other
    private static Observation results(BreakerTrial trial, @Nullable String bad) {
        var breaker = trial.open(settings -> settings.failOnResult(result -> Objects.equals(result, bad)));
        int received = 0;
        for (int i = 0; i < 5; i++) {
            var result = trial.resultOrFailure(() -> breaker.call(() -> bad));
            received += Objects.equals(result, bad) ? 1 : 0;
        }
        trial.say("5 calls return %s: %s", bad, breaker.state());
        var state = breaker.state();
        return Observation.of(
                state.equals("OPEN") && received == 5, "%s after five times %s, received %d", state, bad, received);
    }

    /** The call has succeeded, money has moved, and its caller is told of an error in a predicate. */
    private static Observation aResultPredicateThrows(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.failOnResult(result -> {
            throw new IllegalStateException("broken predicate");
        }));
        var result = trial.resultOrFailure(() -> breaker.call(() -> "receipt"));
        trial.say("a call that returns a receipt ends with: %s", Texts.ofResult(result));
        return Observation.of("receipt".equals(result), "the caller gets %s", Texts.ofResult(result));
    }
}
