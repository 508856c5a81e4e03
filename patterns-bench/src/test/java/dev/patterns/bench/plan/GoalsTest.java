package dev.patterns.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.result.BenchResult.GoalResult;
import dev.patterns.bench.result.Samples;
import dev.patterns.bench.result.Samples.Key;
import dev.patterns.bench.result.Samples.Sample;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GoalsTest {

    private static final String STATEMENT = "get, statement, close; 32 slots";

    @Test
    void aGoalHoldsInTheWorstFork() {
        assertThat(goal(List.of(20.0, 21.0), 10)).matches(GoalResult::holds);
        assertThat(goal(List.of(19.0, 40.0), 10))
                .matches(goal -> !goal.holds())
                .extracting(GoalResult::figure)
                .isEqualTo(1.9);
    }

    @Test
    void aMissingRowIsNoGoal() {
        assertThat(Goals.check(List.of())).isEmpty();
    }

    @Test
    void bytesAreCheckedWhereTheyWereMeasured() {
        var samples = new Samples();
        samples.add(
                new Key("pool", STATEMENT, 1, "G1", "HANDWRITTEN", "M/s"),
                new Sample(20, OptionalDouble.of(440), List.of()));
        assertThat(Goals.check(samples.rows()))
                .singleElement()
                .satisfies(goal -> assertThat(goal.goal()).contains("at most 120 bytes a borrow"))
                .matches(goal -> !goal.holds());
    }

    /** A renamed piece of work would take its goal with it, unseen. */
    @Test
    void theGoalsWorkIsInThePlan() {
        var samples = new Samples();
        for (var work : Plan.all()) {
            for (int threads : work.threads()) {
                for (var contender : work.contenders()) {
                    names(work)
                            .forEach(name -> samples.add(
                                    new Key(work.topic(), name, threads, "G1", contender, "ns"),
                                    new Sample(1, OptionalDouble.of(0), List.of())));
                }
            }
        }
        assertThat(Goals.check(samples.rows())).hasSize(Goals.NUMBER);
    }

    private static List<String> names(Work work) {
        return work.target() instanceof Work.Jmh
                ? List.of(work.name())
                : List.of(
                                "calls served",
                                "p99.9",
                                "connections open in the end",
                                "time to serve all",
                                "first success after it is back",
                                "processor while it is gone",
                                "heap of an idle pool of 20")
                        .stream()
                        .map(figure -> work.name() + ": " + figure)
                        .toList();
    }

    private static GoalResult goal(List<Double> ours, double theirs) {
        var samples = new Samples();
        ours.forEach(value -> samples.add(new Key("pool", STATEMENT, 1, "G1", "HANDWRITTEN", "M/s"), Sample.of(value)));
        samples.add(new Key("pool", STATEMENT, 1, "G1", "HIKARICP", "M/s"), Sample.of(theirs));
        return Goals.check(samples.rows()).get(0);
    }
}
