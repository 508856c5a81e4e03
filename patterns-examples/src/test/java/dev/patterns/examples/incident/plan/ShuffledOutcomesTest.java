package dev.patterns.examples.incident.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShuffledOutcomesTest {

    @Test
    void everyRoundHoldsTheExactFractionInAnotherOrder() {
        var outcomes = new ShuffledOutcomes(new Fraction(3, 20), new SplittableRandom(1));
        var rounds = new ArrayList<List<Boolean>>();
        for (int round = 0; round < 50; round++) {
            var drawn = new ArrayList<Boolean>();
            for (int i = 0; i < 20; i++) {
                drawn.add(outcomes.next());
            }
            assertThat(drawn).filteredOn(outcome -> outcome).hasSize(3);
            rounds.add(drawn);
        }
        assertThat(rounds.stream().distinct().count()).isGreaterThan(40);
    }
}
