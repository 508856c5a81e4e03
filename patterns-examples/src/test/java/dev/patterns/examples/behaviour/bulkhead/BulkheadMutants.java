package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.bulkhead.FlawedBulkhead.Flaw;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the bulkhead's cases must find. */
public final class BulkheadMutants {

    private BulkheadMutants() {}

    public static Mutants<BulkheadTrial> all() {
        return new Mutants<>(BulkheadSuite.suite(), with("flawless", Set.of()))
                .add("K1", with(Flaw.ADMITS_ONE_MORE))
                .add("K2", with(Flaw.REJECTS_AFTER_A_WAIT))
                .add("K3", with(Flaw.REJECTIONS_TAKE_PERMITS))
                .add("K4", with(Flaw.REASON_HAS_NO_LIMIT))
                .add("K5", with(Flaw.REJECTIONS_HAVE_STACK_TRACES))
                .add("K6", with(Flaw.EXCEPTIONS_KEEP_PERMITS))
                .add("K6", with(Flaw.ERRORS_KEEP_PERMITS))
                .add("K7", with(Flaw.LOWER_LIMIT_IS_IGNORED))
                .add("K7", with(Flaw.LOWER_LIMIT_WAITS))
                .add("K8", with(Flaw.HIGHER_LIMIT_WAKES_NONE))
                .add("K9", with(Flaw.LISTENERS_CHANGE_OUTCOMES))
                .add("K9", with(Flaw.LISTENERS_KEEP_PERMITS))
                .add("K10", with(Flaw.ANY_NUMBER_WAITS))
                .add("K11", with(Flaw.WAITS_FOR_EVER))
                .add("K12", with(Flaw.TIMED_OUT_WAITS_TAKE_PERMITS))
                .add("K12", with(Flaw.INTERRUPTED_WAITS_TAKE_PERMITS))
                .add("K13", with(Flaw.INTERRUPTS_ARE_IGNORED))
                .add("K13", with(Flaw.INTERRUPTS_ARE_LOST))
                .add("K14", with(Flaw.WAITERS_ARE_OVERTAKEN))
                .add("K15", with(Flaw.DEADLINES_ARE_IGNORED))
                .add("K16", with(Flaw.RELEASES_BEFORE_THE_STAGE_COMPLETES))
                .add("K17", with(Flaw.THROWING_ACTIONS_KEEP_PERMITS))
                .add("K18", with(Flaw.CANCELLING_DOES_NOT_REACH_THE_STAGE))
                .add("K18", with(Flaw.CANCELLED_CALLS_KEEP_PERMITS))
                .add("K19", with(Flaw.WAITS_BLOCK))
                .add("K20", with(Flaw.CANCELLED_WAITS_ARE_MADE))
                .add("K20", with(Flaw.CANCELLED_WAITS_TAKE_PERMITS));
    }

    private static Contender<BulkheadTrial> with(Flaw flaw) {
        return with(flaw.name(), Set.of(flaw));
    }

    private static Contender<BulkheadTrial> with(String name, Set<Flaw> flaws) {
        return new Contender<>(
                name,
                true,
                remedy -> Optional.empty(),
                setup -> new BulkheadTrial(setup, (settings, time) -> new FlawedBulkhead(settings, time, flaws)));
    }
}
