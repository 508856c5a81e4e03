package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.retry.RetryRemedy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes: what the caller gets when the retries are over.
 *
 * <p>Every case here runs in real time, where each library makes the whole call itself: its own loop decides how it
 * ends.
 */
final class Outcomes {

    private Outcomes() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R7", Outcomes::earlierFailures)
                        .title("The failures of all attempts can be reached from what is thrown")
                        .expected("Four attempts fail: the three earlier failures are reachable from the last one")
                        .source("Resilience4j and Failsafe, seen by running them")
                        .realTime()
                        .build(),
                Case.builder("R16", Outcomes::attemptsAreCountedWithTheFirst)
                        .title("With at most four attempts the call is made four times; with one, once")
                        .expected("4 calls and 1 call")
                        .source("The document counts retries; maxAttempts counts calls")
                        .realTime()
                        .build(),
                Case.builder("R17", Outcomes::theLastFailureItself)
                        .title("The last failure is thrown as itself, not wrapped")
                        .expected("IOException: failure 4")
                        .source("Failsafe: FailsafeException; Spring Framework 7: RetryException")
                        .realTime()
                        .build(),
                Case.builder("R18", Outcomes::anError)
                        .title("An Error is not retried, even if every failure is to be")
                        .expected("1 attempt")
                        .source("Seen by running them: the JVM is out of memory, or a class is missing")
                        .realTime()
                        .remedy(RetryRemedy.EXCEPTIONS_ONLY)
                        .build(),
                Case.builder("R19", Outcomes::aPredicateThatThrows)
                        .title("A predicate that throws does not hide the call's own failure")
                        .expected("The call ends with IOException: failure 1")
                        .source("Seen by running them: the predicate is code of the caller's program")
                        .realTime()
                        .build(),
                Case.builder("R20", Outcomes::theSameExceptionTwice)
                        .title("A call that throws the same exception object each time fails with that")
                        .expected("IOException: no answer, after 4 attempts")
                        .source("Throwable.addSuppressed: an exception can't suppress itself")
                        .realTime()
                        .build(),
                Case.builder("R21", Outcomes::aResultIsRetried)
                        .title("A result can be retried, such as an answer that says: not ready yet")
                        .expected("ready, after 3 attempts")
                        .source("Resilience4j: retryOnResult; Failsafe: handleResultIf")
                        .realTime()
                        .build(),
                Case.builder("R22", Outcomes::aNullResult)
                        .title("A call that returns null has succeeded")
                        .expected("null, after 1 attempt")
                        .source("Seen by running them")
                        .realTime()
                        .build());
    }

    /** The first failure is often the cause, and the last one only "connection pool is exhausted". */
    private static Observation earlierFailures(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open();
        var thrown = trial.resultOrFailure(() -> direct(() -> retry.callDirectly(dependency::call)));
        var earlier = retry.earlierFailures((Throwable) Objects.requireNonNull(thrown)).stream()
                .map(Throwable::getMessage)
                .toList();
        return Observation.of(earlier.equals(List.of("failure 1", "failure 2", "failure 3")), "reachable: %s", earlier);
    }

    /** One too many is load, and one too few is an outage. */
    private static Observation attemptsAreCountedWithTheFirst(RetryTrial trial) {
        var four = trial.failing();
        trial.resultOrFailure(() -> trial.open().call(four::call));
        var one = trial.failing();
        trial.resultOrFailure(
                () -> trial.open(settings -> settings.maxAttempts(1)).call(one::call));
        return Observation.of(
                four.attempts() == 4 && one.attempts() == 1, "calls: %d and %d", four.attempts(), one.attempts());
    }

    /** A caller that catches IOException does not catch it in a wrapper, and the retry was put in by configuration. */
    private static Observation theLastFailureItself(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open();
        var thrown = trial.resultOrFailure(() -> direct(() -> retry.callDirectly(dependency::call)));
        var seen = thrown instanceof IOException
                ? Texts.ofResult(thrown)
                : "wrapped in " + Objects.requireNonNull(thrown).getClass().getSimpleName();
        return Observation.of(seen.equals("IOException: failure 4"), "%s", seen);
    }

    /** The fourth attempt to load a class that is missing is not better than the first. */
    private static Observation anError(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.retryOn(failure -> true));
        var result = trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw new NoClassDefFoundError("Missing");
        }));
        trial.say("the call ends with %s", Texts.ofResult(result));
        return Observation.of(dependency.attempts() == 1, "%s", dependency.attemptsInWords());
    }

    /** It casts a failure to a type that it does not have, and the log shows a ClassCastException, nothing else. */
    private static Observation aPredicateThatThrows(RetryTrial trial) {
        var dependency = trial.failing();
        var asked = new AtomicBoolean();
        var retry = trial.open(settings -> settings.retryOn(failure -> {
            asked.set(true);
            throw new IllegalStateException("defect in the predicate");
        }));
        var seen = trial.endsWith("IOException: failure 1", () -> retry.call(dependency::call));
        if (!asked.get()) {
            throw new NotOfferedException("no predicate is asked: the list of failures is fixed");
        }
        return seen;
    }

    /**
     * Failures without a stack trace are often constants. A retry that adds the earlier ones to it would itself fail.
     */
    private static Observation theSameExceptionTwice(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open();
        var constant = new IOException("no answer");
        var result = trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw constant;
        }));
        return Observation.of(
                constant.equals(result) && dependency.attempts() == 4,
                "%s, after %s",
                Texts.ofResult(result),
                dependency.attemptsInWords());
    }

    /** Not every dependency reports by an exception that it should be asked again. */
    private static Observation aResultIsRetried(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.retryOnResult("not yet"::equals));
        var result = trial.resultOrFailure(() -> retry.call(() -> dependency.record() < 3 ? "not yet" : "ready"));
        return Observation.of(
                "ready".equals(result) && dependency.attempts() == 3,
                "%s, after %s",
                Texts.ofResult(result),
                dependency.attemptsInWords());
    }

    /** A lookup that finds nothing is made four times otherwise. */
    private static Observation aNullResult(RetryTrial trial) {
        var dependency = trial.failing();
        var result = trial.resultOrFailure(() -> trial.open().<@Nullable String, RuntimeException>call(() -> {
            dependency.record();
            return null;
        }));
        return Observation.of(
                result == null && dependency.attempts() == 1,
                "%s, after %s",
                Texts.ofResult(result),
                dependency.attemptsInWords());
    }

    /** A call that may throw any Throwable, as one that may throw an Exception. */
    private static String direct(ThrowingCall call) throws Exception {
        try {
            return call.get();
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError("neither an exception nor an error", failure);
        }
    }

    @FunctionalInterface
    private interface ThrowingCall {
        String get() throws Throwable;
    }
}
