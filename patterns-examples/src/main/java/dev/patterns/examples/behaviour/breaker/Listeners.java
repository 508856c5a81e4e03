package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Listeners: alarms, metrics, logs. They are code of others that runs inside the breaker. What goes wrong in them must
 * not go wrong in a call.
 */
final class Listeners {

    private Listeners() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B44a", Listeners::aListenerThrows)
                        .title("A listener that throws does not change the outcome of a call")
                        .expected("The caller gets the failure of the call, and the breaker is OPEN")
                        .source("Armeria, SmallRye: listeners are called in a try block")
                        .build(),
                Case.builder("B44b", Listeners::othersHearOfIt)
                        .title("A listener that throws does not keep the next one from being called")
                        .expected("The second listener gets OPEN")
                        .source("Resilience4j calls them in one try block")
                        .build(),
                Case.builder("B45", Listeners::aSlowListener)
                        .title("A listener that blocks does not hold up the calls of other threads")
                        .expected("While it blocks, another thread's call is rejected at once")
                        .source("Listeners must not be called under a lock")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B46", Listeners::theWholeStory)
                        .title("Every transition is announced once, in order")
                        .expected("OPEN, HALF_OPEN, OPEN, HALF_OPEN, CLOSED")
                        .source("What an alarm and a dashboard are made from")
                        .build(),
                Case.builder("B15", Listeners::settingsAreReplaced)
                        .title("When the settings are replaced at run time, the listeners stay")
                        .expected("The listener gets OPEN after the replacement")
                        .source("Resilience4j #1116, #299")
                        .build());
    }

    private static Observation aListenerThrows(BreakerTrial trial) {
        var breaker = trial.open();
        breaker.onTransition(Listeners::fail);
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

    /** The metrics can't be written, and therefore the alarm does not go off. */
    private static Observation othersHearOfIt(BreakerTrial trial) {
        var breaker = trial.open();
        var heard = new CopyOnWriteArrayList<String>();
        breaker.onTransition(Listeners::fail);
        breaker.onTransition(heard::add);
        trial.fail(breaker, 5);
        return heard(heard, List.of("OPEN"));
    }

    private static void fail(String state) {
        throw new IllegalStateException("broken listener");
    }

    /** It sends a mail, and the mail server hangs. */
    private static Observation aSlowListener(BreakerTrial trial) {
        var breaker = trial.open();
        breaker.onTransition(state -> {
            try {
                trial.time().blockUntilInterrupted();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the run has ended", e);
            }
        });
        trial.fail(breaker, 4);
        trial.time()
                .start(() -> trial.resultOrFailure(() -> breaker.call(() -> {
                    throw new IOException("no answer");
                })));
        trial.advance(5);
        trial.say("the fifth call fails, and its listener blocks: %s", breaker.state());
        var done = new AtomicReference<@Nullable Object>();
        trial.time().start(() -> done.set(trial.resultOrFailure(() -> breaker.call(() -> "quote"))));
        trial.advance(20);
        return Observation.of(
                done.get() instanceof CallRejectedException,
                "another call is %s",
                done.get() == null ? "held up" : Texts.ofResult(done.get()));
    }

    private static Observation theWholeStory(BreakerTrial trial) {
        var breaker = trial.open();
        var heard = new CopyOnWriteArrayList<String>();
        breaker.onTransition(heard::add);
        trial.openAndWait(breaker);
        trial.fail(breaker, 1);
        trial.waitUntilProbesAreDue();
        trial.succeed(breaker, 1);
        return heard(heard, List.of("OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN", "CLOSED"));
    }

    /** A threshold is changed in the evening, and since then no dashboard and no alarm knows the breaker. */
    private static Observation settingsAreReplaced(BreakerTrial trial) {
        var breaker = trial.open();
        var heard = new CopyOnWriteArrayList<String>();
        breaker.onTransition(heard::add);
        breaker.replaceSettings(
                BreakerSettings.of("quotes").openFor(trial.seconds(60)).failureThreshold(3));
        trial.say("the threshold is set to 3");
        trial.fail(breaker, 3);
        if (!breaker.state().equals("OPEN")) {
            return Observation.different("%s after 3 failures", breaker.state());
        }
        return heard(heard, List.of("OPEN"));
    }

    private static Observation heard(List<String> heard, List<String> expected) {
        return Observation.of(
                heard.equals(expected), "the listener got %s", heard.isEmpty() ? "nothing" : String.join(", ", heard));
    }
}
