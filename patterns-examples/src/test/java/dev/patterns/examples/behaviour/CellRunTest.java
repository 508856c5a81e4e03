package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.CannotBeDrivenException;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a run becomes a cell. */
class CellRunTest {

    private enum Cure implements Remedy {
        CURE
    }

    private static final class PlainTrial extends Trial {
        private final Optional<Remedy> used;

        PlainTrial(TrialSetup setup) {
            super(setup);
            used = setup.remedy();
        }
    }

    @Test
    void whatAScenarioSeesIsRightOrDifferent() {
        assertThat(run(trial -> Observation.right("%d of 5", 5)).verdict()).isEqualTo(Verdict.RIGHT);
        var cell = run(trial -> Observation.different("%d of 5", 4));
        assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(cell.seen()).isEqualTo("4 of 5");
    }

    @Test
    void whatAContenderDoesNotOfferIsNotWrong() {
        var cell = run(trial -> {
            throw new NotOfferedException("no forced-open mode");
        });
        assertThat(cell.verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(cell.seen()).isEqualTo("no forced-open mode");
    }

    @Test
    void whatCannotBeDrivenSaysWhy() {
        var cell = run(trial -> {
            throw new CannotBeDrivenException("its clock can't be set");
        });
        assertThat(cell.verdict()).isEqualTo(Verdict.CANNOT_BE_DRIVEN);
        assertThat(cell.seen()).isEqualTo("its clock can't be set");
    }

    @Test
    void anUnexpectedExceptionIsDifferent() {
        var cell = run(trial -> {
            throw new IllegalStateException("closed\nwith details");
        });
        assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(cell.seen()).isEqualTo("the scenario ended with IllegalStateException: closed");
    }

    @Test
    void aHungRunIsGivenUp() {
        var hung = Case.<PlainTrial>builder("T1", trial -> {
                    new CountDownLatch(1).await();
                    return Observation.right("never");
                })
                .title("t")
                .expected("e")
                .source("s")
                .limit(Duration.ofMillis(50))
                .build();
        var cell = new CellRun<>(hung, contender(true)).run();
        assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(cell.seen()).startsWith("the scenario hung");
    }

    @Test
    void inRealTimeARunIsMadeThreeTimes_andAnythingThatDiffersIsReported() {
        var runs = new AtomicInteger();
        var flickering = builder(trial -> Observation.right(runs.incrementAndGet() == 3 ? "late" : "in time"))
                .build();
        var cell = new CellRun<>(flickering, contender(false)).run();
        assertThat(runs).hasValue(3);
        assertThat(cell.time()).isEqualTo("real");
        assertThat(cell.flickered()).containsExactly("right (late)");
    }

    @Test
    void inSimulatedTimeARunIsMadeOnce_andItsStoryHasTimes() {
        var runs = new AtomicInteger();
        var cell = run(trial -> {
            runs.incrementAndGet();
            trial.advance(90);
            trial.say("%s", "it opens");
            return Observation.right("");
        });
        assertThat(runs).hasValue(1);
        assertThat(cell.story()).containsExactly("    90 s  it opens");
    }

    @Test
    void aContenderThatIsRightWithItsRemedyIsSoMarked() {
        var remedied = builder(trial -> Observation.of(trial.used.isPresent(), trial.used.isPresent() ? "yes" : "no"))
                .remedy(Cure.CURE)
                .build();
        var cell = new CellRun<>(remedied, contender(true)).run();
        assertThat(cell.verdict()).isEqualTo(Verdict.RIGHT_WITH);
        assertThat(cell.setting()).isEqualTo("cureAfter");
        assertThat(cell.seen()).isEqualTo("yes; without it: no");
    }

    @Test
    void runsWithARemedyThatDifferAreReportedToo() {
        var runs = new AtomicInteger();
        var flickering = builder(trial -> trial.used.isEmpty()
                        ? Observation.different("no")
                        : Observation.of(runs.incrementAndGet() > 1, "run with it"))
                .remedy(Cure.CURE)
                .realTime()
                .build();
        var cell = new CellRun<>(flickering, contender(false)).run();
        assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(cell.flickered())
                .hasSize(2)
                .first()
                .isEqualTo("with cureAfter: run with it, and right (run with it)");
    }

    @Test
    void aContenderThatStaysWrongWithItsRemedyIsDifferent() {
        var incurable =
                builder(trial -> Observation.different("no")).remedy(Cure.CURE).build();
        assertThat(new CellRun<>(incurable, contender(true)).run().verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    private static CellResult run(Scenario<PlainTrial> scenario) {
        return new CellRun<>(builder(scenario).build(), contender(true)).run();
    }

    private static CaseBuilder<PlainTrial> builder(Scenario<PlainTrial> scenario) {
        return Case.builder("T1", scenario).title("t").expected("e").source("s");
    }

    private static Contender<PlainTrial> contender(boolean simulatedTime) {
        return new Contender<>(
                "PLAIN", simulatedTime, remedy -> Optional.of(RemedySetting.inAnyTime("cureAfter")), PlainTrial::new);
    }
}
