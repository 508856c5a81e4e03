package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is run when, and what a run says about a busy machine. */
class CatalogueRunTest {

    private static final class PlainTrial extends Trial {
        PlainTrial(TrialSetup setup) {
            super(setup);
        }
    }

    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> progress = new ArrayList<>();

    @Test
    void rowsAreInTheOrderOfTheirNumbers() {
        var result = run(Duration.ZERO, "T11", "T2", "T6b", "T6a");
        assertThat(result.cases()).extracting(CaseResult::id).containsExactly("T2", "T6a", "T6b", "T11");
        assertThat(progress).hasSize(8).last().isEqualTo("8 of 8");
    }

    @Test
    void cellsThatNeedRealTimeCanBeLeftOut() {
        var result = new CatalogueRun(List.of(suite("T1")), (done, all, left) -> {}).runSimulated();
        assertThat(result.cases())
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .extracting(CellResult::contender)
                        .containsExactly("SIMULATED"));
    }

    @Test
    void runsThatDifferAreAFlicker() {
        var result = run(Duration.ZERO, "FLICKER1");
        assertThat(result.flickers()).singleElement().asString().startsWith("FLICKER1 on REAL: run 1");
    }

    @Test
    void runsThatDifferOnABusyMachineAreMadeAnew() {
        var result = run(Duration.ofSeconds(1), "FLICKER1");
        assertThat(result.flickers()).isEmpty();
        assertThat(runs).hasValue(6);
    }

    @Test
    void aCellThatFlickersHoweverOftenItIsRunIsReported() {
        var result = run(Duration.ofSeconds(1), "ALWAYS1");
        assertThat(result.flickers()).hasSize(1);
        assertThat(runs).hasValue(3 + 3 * CatalogueRun.TIMES_ALONE);
    }

    private BehaviourResult run(Duration late, String... ids) {
        return new CatalogueRun(List.of(suite(ids)), (done, all, left) -> progress.add(done + " of " + all))
                .run(cell -> true, () -> () -> late);
    }

    private Suite<PlainTrial> suite(String... ids) {
        var cases = List.of(ids).stream().map(this::caseOf).toList();
        return new Suite<>(
                "plain",
                List.of(contender("SIMULATED", true), contender("REAL", false)),
                List.of(new Family<>(CatalogueRunTest.class, cases)));
    }

    /** A case in which the real contender sees something else in its first runs, or in all of them. */
    private Case<PlainTrial> caseOf(String id) {
        return Case.<PlainTrial>builder(id, trial -> {
                    if (trial.time() instanceof SimulatedCaseTime || id.startsWith("T")) {
                        return Observation.right("the same");
                    }
                    int run = runs.incrementAndGet();
                    return Observation.right(run < 3 || id.startsWith("ALWAYS") ? "run " + run : "the same");
                })
                .title("t")
                .expected("e")
                .source("s")
                .build();
    }

    private static Contender<PlainTrial> contender(String name, boolean simulatedTime) {
        return new Contender<>(name, simulatedTime, remedy -> Optional.empty(), PlainTrial::new);
    }
}
