package dev.patterns.examples.behaviour.http;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.http.FlawedGuard.Flaw;
import java.util.Optional;
import java.util.Set;

/** The flaws that each case of the guarded HTTP calls must find. */
public final class HttpMutants {

    private HttpMutants() {}

    public static Mutants<HttpTrial> all() {
        var mutants = new Mutants<>(HttpSuite.suite(), with("flawless", Set.of()));
        add(mutants, "H1a", Flaw.NO_RETRY, Flaw.OPENS_AT_THE_FIRST_FAILURE);
        add(mutants, "H1b", Flaw.NO_RETRY, Flaw.OPENS_AT_THE_FIRST_FAILURE);
        add(mutants, "H1c", Flaw.NO_RETRY, Flaw.OPENS_AT_THE_FIRST_FAILURE);
        add(mutants, "H1d", Flaw.NO_RETRY, Flaw.OPENS_AT_THE_FIRST_FAILURE);
        add(mutants, "H2", Flaw.FAILURES_ARE_WRAPPED, Flaw.ONE_ATTEMPT_TOO_MANY, Flaw.NO_RETRY);
        add(mutants, "H3", Flaw.NO_TIMEOUT, Flaw.NO_RETRY);
        add(mutants, "H4", Flaw.NO_TIMEOUT, Flaw.NO_RETRY);
        add(mutants, "H5", Flaw.TIMEOUT_OF_THE_CLIENT);
        add(mutants, "H6", Flaw.ATTEMPTS_ARE_LEFT_RUNNING);
        add(mutants, "H7", Flaw.EVERYTHING_IS_RETRIED);
        add(mutants, "H8", Flaw.NO_RETRY);
        add(mutants, "H9a", Flaw.EVERYTHING_IS_RETRIED);
        add(mutants, "H9b", Flaw.EVERYTHING_IS_COUNTED);
        add(mutants, "H10", Flaw.RESULTS_ARE_SUCCESSES, Flaw.RESULTS_ARE_NOT_COUNTED);
        add(mutants, "H11", Flaw.ONLY_HALF_OF_RETRY_AFTER_IS_WAITED);
        add(mutants, "H12", Flaw.ONLY_HALF_OF_RETRY_AFTER_IS_WAITED);
        add(mutants, "H13", Flaw.RETRY_AFTER_HAS_NO_MAXIMUM);
        add(mutants, "H14", Flaw.REFUSED_CONNECTIONS_ARE_NOT_COUNTED, Flaw.NO_RETRY);
        add(mutants, "H15", Flaw.TIMEOUTS_ARE_NOT_COUNTED);
        add(mutants, "H16a", Flaw.OPENS_AT_THE_FIRST_FAILURE);
        add(mutants, "H16b", Flaw.NO_RETRY);
        add(mutants, "H17", Flaw.NEVER_OPENS);
        add(mutants, "H18", Flaw.NEVER_CLOSES);
        add(mutants, "H19", Flaw.FAILED_PROBES_ARE_NOT_COUNTED, Flaw.NEVER_OPENS);
        add(mutants, "H20", Flaw.EVERY_CALL_IS_A_PROBE);
        add(mutants, "H21", Flaw.TIMEOUTS_ARE_NOT_COUNTED);
        return mutants;
    }

    private static void add(Mutants<HttpTrial> mutants, String id, Flaw... flaws) {
        for (var flaw : flaws) {
            mutants.add(id, with(flaw.name(), Set.of(flaw)));
        }
    }

    private static Contender<HttpTrial> with(String name, Set<Flaw> flaws) {
        return new Contender<>(
                name,
                false,
                remedy -> Optional.empty(),
                setup -> new HttpTrial(setup, settings -> new FlawedGuard(settings, flaws)));
    }
}
