package dev.patterns.examples.behaviour;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every case in real time finds its mutants. They mostly wait, so several are checked at once. */
@Tag("real-time")
@Tag("thorough")
class MutantsInRealTimeTest {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);

    @TestFactory
    Stream<DynamicTest> everyCaseFindsItsMutants() {
        var started = MutantChecks.of(one -> one.realTime() && !one.alone())
                .map(check -> dynamicTest(check.name(), THREADS.submit(check.body())::get))
                .toList();
        return started.stream();
    }

    /** After those. */
    @TestFactory
    Stream<DynamicTest> everyCaseThatRunsAloneFindsItsMutants() {
        return MutantChecks.of(Case::alone).map(check -> dynamicTest(check.name(), check.body()::run));
    }

    @AfterAll
    static void stopThreads() {
        THREADS.shutdownNow();
    }
}
