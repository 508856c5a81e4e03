package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the retry's cases must find. */
public final class RetryMutants {

    private RetryMutants() {}

    public static Mutants<RetryTrial> all() {
        return new Mutants<>(RetrySuite.suite(), with("flawless", Set.of()))
                .add("R1", with(RetryFlaw.DELAYS_OVERFLOW))
                .add("R2", with(RetryFlaw.CAP_AFTER_JITTER))
                .add("R3", with(RetryFlaw.JITTER_IS_HALF))
                .add("R4a", with(RetryFlaw.INTERRUPTS_ARE_IGNORED))
                .add("R4b", with(RetryFlaw.INTERRUPT_FLAG_IS_LOST))
                .add("R4c", with(RetryFlaw.INTERRUPT_REPLACES_THE_FAILURE))
                .add("R4d", with(RetryFlaw.ONLY_A_SLEEP_NOTICES_INTERRUPTS))
                .add("R4e", with(RetryFlaw.INTERRUPTED_CALLS_ARE_RETRIED))
                .add("R5a", with(RetryFlaw.SUCCESS_LISTENER_IS_PART_OF_THE_ATTEMPT))
                .add("R5b", with(RetryFlaw.RETRY_LISTENER_FAILURES_ESCAPE))
                .add("R6a", with(RetryFlaw.LATER_ATTEMPTS_THAT_THROW_ARE_LOST))
                .add("R6b", with(RetryFlaw.CANCEL_DOES_NOT_END_THE_WAIT))
                .add("R6c", with(RetryFlaw.CANCEL_DOES_NOT_REACH_THE_ATTEMPT))
                .add("R7", with(RetryFlaw.HISTORY_IS_LOST))
                .add("R8a", with(RetryFlaw.BUDGET_IS_IGNORED))
                .add("R8b", with(RetryFlaw.NESTED_RETRIES_MULTIPLY))
                .add("R9", with(RetryFlaw.ATTEMPTS_THAT_CANNOT_FIT_ARE_WAITED_FOR))
                .add("R10a", with(RetryFlaw.RETRY_AFTER_IS_IGNORED))
                .add("R10b", with(RetryFlaw.ATTEMPTS_THAT_CANNOT_FIT_ARE_WAITED_FOR))
                .add("R11a", with(RetryFlaw.REJECTIONS_ARE_RETRIED))
                .add("R11b", with(RetryFlaw.RETRY_AFTER_IS_IGNORED))
                .add("R12", with(RetryFlaw.PREDICATE_IS_NOT_ASKED))
                .add("R13", with(RetryFlaw.BUDGET_IS_CHARGED_LATE))
                .add("R14", with(RetryFlaw.ONLY_WAITS_COUNT))
                .add("R15", with(RetryFlaw.BACKOFF_FAILURES_ESCAPE))
                .add("R16", with(RetryFlaw.FIRST_ATTEMPT_IS_NOT_COUNTED))
                .add("R17", with(RetryFlaw.FAILURES_ARE_WRAPPED))
                .add("R18", with(RetryFlaw.ERRORS_ARE_RETRIED))
                .add("R19", with(RetryFlaw.PREDICATE_FAILURES_ESCAPE))
                .add("R20", with(RetryFlaw.FAILURES_SUPPRESS_THEMSELVES))
                .add("R21", with(RetryFlaw.RESULTS_ARE_NOT_RETRIED))
                .add("R22", with(RetryFlaw.NULL_IS_A_FAILURE))
                .add("R23", with(RetryFlaw.ATTEMPTS_THAT_THROW_END_THE_CALL))
                .add("R24", with(RetryFlaw.NULL_FUTURES_ARE_LOST))
                .add("R25", with(RetryFlaw.PREDICATE_SEES_THE_WRAPPER))
                .add("R26", with(RetryFlaw.WAITS_HOLD_A_THREAD))
                .add("R27", with(RetryFlaw.DELAYS_DO_NOT_GROW))
                .add("R28", with(RetryFlaw.FAILURES_ARE_WRAPPED))
                .add("R29", with(RetryFlaw.WAITS_ARE_WHOLE_MILLISECONDS))
                .add("R30", with(RetryFlaw.CANCELLED_CALLS_ARE_RETRIED))
                .add("R31", with(RetryFlaw.REPLACED_SETTINGS_LOSE_THE_LISTENER));
    }

    private static Contender<RetryTrial> with(RetryFlaw flaw) {
        return with(flaw.name(), Set.of(flaw));
    }

    private static Contender<RetryTrial> with(String name, Set<RetryFlaw> flaws) {
        return new Contender<>(
                name,
                true,
                remedy -> Optional.empty(),
                setup -> new RetryTrial(
                        setup, (settings, time, random) -> new FlawedRetry(settings, time, random, flaws)));
    }
}
