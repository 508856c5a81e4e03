package dev.patterns.examples.behaviour.timeout;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.timeout.FlawedTimeout.Flaw;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The flaw that each of the timeout's cases must find. */
public final class TimeoutMutants {

    private TimeoutMutants() {}

    public static Mutants<TimeoutTrial> all() {
        // No timeout can do both: leave a call that ignores interrupts (T2), and make it on its caller's thread (T10).
        var flawless = with("flawless", Set.of(), remedy -> Optional.of(RemedySetting.inAnyTime("callerThread")));
        return new Mutants<>(TimeoutSuite.suite(), flawless)
                .add("T1", with(Flaw.CALLS_ARE_NOT_INTERRUPTED))
                .add("T2", with(Flaw.CALLER_WAITS_FOR_THE_CALL))
                .add("T3", with(Flaw.LIMIT_IS_SHORTER))
                .add("T4", with(Flaw.LATE_RESULTS_COUNT))
                .add("T5", with(Flaw.RESULTS_ARE_KEPT))
                .add("T6", with(Flaw.INTERRUPTS_COME_LATE))
                .add("T7", with(Flaw.CALLER_IS_LEFT_INTERRUPTED))
                .add("T8", with(Flaw.CALLERS_INTERRUPT_IS_NOT_PASSED_ON))
                .add("T9", with(Flaw.CALLERS_INTERRUPT_IS_LOST))
                .add("T10", with("another thread", Set.of(), remedy -> Optional.empty()))
                .add("T11", with(Flaw.EXCEPTIONS_ARE_WRAPPED))
                .add("T12", with(Flaw.ERRORS_ARE_WRAPPED))
                .add("T13", with(Flaw.NULL_IS_A_FAILURE))
                .add("T14", with(Flaw.TYPE_IS_THAT_OF_THE_JDK))
                .add("T15", with(Flaw.NAME_IS_MISSING))
                .add("T16", with(Flaw.CALLS_GO_ON))
                .add("T17", with(Flaw.CANCEL_IS_NOT_PASSED_ON))
                .add("T18", with(Flaw.FUTURES_WRAP));
    }

    private static Contender<TimeoutTrial> with(Flaw flaw) {
        return with(flaw.name(), Set.of(flaw), remedy -> Optional.empty());
    }

    private static Contender<TimeoutTrial> with(
            String name, Set<Flaw> flaws, Function<Remedy, Optional<RemedySetting>> remedies) {
        return new Contender<>(
                name,
                true,
                remedies,
                setup -> new TimeoutTrial(setup, (settings, time) -> new FlawedTimeout(settings, time, flaws)));
    }
}
