package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.breaker.FlawedBreaker.Flaw;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the breaker's cases must find. */
public final class BreakerMutants {

    private BreakerMutants() {}

    public static Mutants<BreakerTrial> all() {
        return new Mutants<>(BreakerSuite.suite(), with("flawless", Set.of()))
                .add("B2", with(Flaw.EVERY_CALL_IS_A_PROBE))
                .add("B6a", with(Flaw.LATE_RESULTS_COUNT))
                .add("B6b", with(Flaw.LATE_RESULTS_COUNT))
                .add("B8a", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK))
                .add("B11", with(Flaw.REJECTIONS_HAVE_NO_TIME));
    }

    private static Contender<BreakerTrial> with(Flaw flaw) {
        return with(flaw.name(), Set.of(flaw));
    }

    private static Contender<BreakerTrial> with(String name, Set<Flaw> flaws) {
        return new Contender<>(
                name,
                true,
                remedy -> Optional.empty(),
                setup -> new BreakerTrial(setup, (settings, time) -> new FlawedBreaker(settings, time, flaws)));
    }
}
