package dev.patterns.examples.behaviour.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.timeout.TimeoutAdapter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes: what the caller gets, as the library throws it. The adapters unwrap and translate; these cases ask before
 * that.
 */
final class Outcomes {

    private Outcomes() {}

    static List<Case<TimeoutTrial>> cases() {
        return List.of(
                Case.builder("T11", Outcomes::aCheckedException)
                        .title("A checked exception of the call is thrown as itself, not wrapped")
                        .expected("IOException")
                        .source("Failsafe: FailsafeException")
                        .build(),
                Case.builder("T12", Outcomes::anError)
                        .title("An Error of the call is thrown as itself, not wrapped")
                        .expected("NoClassDefFoundError")
                        .source("Future.get wraps whatever the call throws")
                        .build(),
                Case.builder("T13", Outcomes::nothing)
                        .title("A call that returns null has succeeded")
                        .expected("null")
                        .source("Seen by running them")
                        .build(),
                Case.builder("T14", Outcomes::theCallsOwnTimeout)
                        .title("The exception at the limit is of another type than a TimeoutException of the call")
                        .expected("Two types")
                        .source("Resilience4j throws java.util.concurrent.TimeoutException, as calls do")
                        .build(),
                Case.builder("T15", Outcomes::nested)
                        .title("With nested timeouts the exception names the one whose limit was exceeded")
                        .expected("The message has the name of the inner timeout, whose limit is shorter")
                        .source("Failsafe: TimeoutExceededException has no message and its policies no names")
                        .build());
    }

    private static Observation aCheckedException(TimeoutTrial trial) {
        return thrown(trial, new IOException("no answer"));
    }

    private static Observation anError(TimeoutTrial trial) {
        return thrown(trial, new NoClassDefFoundError("Missing"));
    }

    /** A catch block for this type, written before there was a timeout, does not catch a wrapper. */
    private static Observation thrown(TimeoutTrial trial, Throwable failure) {
        var timeout = trial.open(500);
        var thrown = direct(trial, timeout, () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
        return Observation.of(failure.equals(thrown), "%s", Limits.typeOf(thrown));
    }

    private static Observation nothing(TimeoutTrial trial) {
        var result = direct(trial, trial.open(500), () -> null);
        return Observation.of(result == null, "%s", Texts.ofResult(result));
    }

    /** A driver's own timeout says that a lock was taken; the policy's, that the whole call was too slow. */
    private static Observation theCallsOwnTimeout(TimeoutTrial trial) {
        var ofTheCall = direct(trial, trial.open(500), () -> {
            throw new TimeoutException("lock wait timeout");
        });
        var atTheLimit = direct(trial, trial.open(20), () -> {
            trial.time().blockUntilInterrupted();
            return "late";
        });
        boolean differ = !Limits.typeOf(ofTheCall).equals(Limits.typeOf(atTheLimit));
        return Observation.of(
                differ, "%s of the call, %s at the limit", Limits.typeOf(ofTheCall), Limits.typeOf(atTheLimit));
    }

    /** "Timed out" in the log of a gateway with five limits, and the question is which one to change. */
    private static Observation nested(TimeoutTrial trial) {
        var outer = trial.open("gateway", 500);
        var inner = trial.open("payments", 20);
        var thrown = direct(
                trial,
                outer,
                () -> direct(trial, inner, () -> {
                    trial.time().blockUntilInterrupted();
                    return "late";
                }));
        boolean named = thrown instanceof Throwable failure
                && String.valueOf(failure.getMessage()).contains("payments");
        return Observation.of(
                named, "%s %s", Limits.typeOf(thrown), named ? "names payments" : "does not name payments");
    }

    /** What the library's own method returns or throws. */
    private static @Nullable Object direct(
            TimeoutTrial trial, TimeoutAdapter timeout, CheckedSupplier<?, ? extends Exception> call) {
        try {
            return timeout.<@Nullable Object>callDirectly(call::get);
        } catch (Throwable failure) {
            trial.say("thrown: %s", Limits.typeOf(failure));
            return failure;
        }
    }
}
