package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.behaviour.breaker.BreakerMutants;
import dev.patterns.examples.behaviour.bulkhead.BulkheadMutants;
import dev.patterns.examples.behaviour.http.HttpMutants;
import dev.patterns.examples.behaviour.pool.PoolMutants;
import dev.patterns.examples.behaviour.ratelimiter.RateLimiterMutants;
import dev.patterns.examples.behaviour.retry.RetryMutants;
import dev.patterns.examples.behaviour.timeout.TimeoutMutants;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks that each case finds its mutants, and finds nothing wrong with an implementation that has no flaw. */
final class MutantChecks {

    static final List<Mutants<?>> ALL = List.of(
            BreakerMutants.all(),
            RetryMutants.all(),
            TimeoutMutants.all(),
            BulkheadMutants.all(),
            RateLimiterMutants.all(),
            PoolMutants.all(),
            HttpMutants.all());

    private MutantChecks() {}

    /** The check of one case. */
    record Check(String name, Runnable body) {}

    static Stream<Check> of(Predicate<Case<?>> wanted) {
        return ALL.stream().flatMap(mutants -> of(mutants, wanted));
    }

    /** Whether other tests on the same machine could disturb it. */
    static boolean isInRealTime(Case<?> one) {
        return one.realTime() || one.alone();
    }

    private static <T extends Trial> Stream<Check> of(Mutants<T> mutants, Predicate<Case<?>> wanted) {
        return mutants.suite().cases().stream()
                .filter(wanted)
                .map(one -> new Check(one.id() + " " + one.title(), () -> check(mutants, one)));
    }

    private static <T extends Trial> void check(Mutants<T> mutants, Case<T> one) {
        var flawless = new CellRun<>(one, mutants.flawless(one)).run();
        assertThat(flawless.verdict()).as("without a flaw: %s", flawless).isIn(Verdict.RIGHT, Verdict.RIGHT_WITH);
        assertThat(mutants.of(one)).as("mutants of %s", one.id()).isNotEmpty();
        for (var mutant : mutants.of(one)) {
            var cell = new CellRun<>(one, mutant).run();
            assertThat(cell.verdict())
                    .as("%s survives: %s", mutant.name(), cell)
                    .isEqualTo(Verdict.DIFFERENT);
            assertThat(cell.flickered()).as("%s on %s", one.id(), mutant.name()).isEmpty();
        }
    }
}
