package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patterns.examples.behaviour.breaker.BreakerMutants;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.http.HttpMutants;
import dev.patterns.examples.behaviour.pool.PoolMutants;
import dev.patterns.examples.behaviour.ratelimiter.RateLimiterMutants;
import dev.patterns.examples.behaviour.retry.RetryMutants;
import dev.patterns.examples.behaviour.timeout.TimeoutMutants;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case finds its mutants, and finds nothing wrong with an implementation that has no flaw. */
class MutantsTest {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);

    private static final List<Mutants<?>> ALL = List.of(
            BreakerMutants.all(),
            RetryMutants.all(),
            TimeoutMutants.all(),
            RateLimiterMutants.all(),
            PoolMutants.all(),
            HttpMutants.all());

    @Test
    void everyPatternHasMutants() {
        assertThat(ALL)
                .extracting(mutants -> mutants.suite().pattern())
                .containsExactlyElementsOf(
                        Catalogue.suites().stream().map(Suite::pattern).toList());
    }

    @Test
    void noMutantIsLeftOverFromACaseThatIsGone() {
        assertThat(ALL).allSatisfy(mutants -> assertThat(mutants.unknownCases()).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseFindsItsMutants() {
        return ALL.stream()
                .flatMap(mutants -> cases(mutants, one -> !isWaiting(one))
                        .map(check -> dynamicTest(check.name(), check.body()::run)));
    }

    /** Cases in real time mostly wait, so several are checked at once. */
    @TestFactory
    Stream<DynamicTest> everyCaseInRealTimeFindsItsMutants() {
        var started = ALL.stream()
                .flatMap(mutants -> cases(mutants, MutantsTest::isWaiting))
                .map(check -> dynamicTest(check.name(), submit(check.body())::get))
                .toList();
        return started.stream();
    }

    @AfterAll
    static void stopThreads() {
        THREADS.shutdownNow();
    }

    private record Check(String name, Runnable body) {}

    private static boolean isWaiting(Case<?> one) {
        return one.realTime() && !one.alone();
    }

    private static Future<?> submit(Runnable check) {
        return THREADS.submit(check);
    }

    private static <T extends Trial> Stream<Check> cases(Mutants<T> mutants, Predicate<Case<?>> wanted) {
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
