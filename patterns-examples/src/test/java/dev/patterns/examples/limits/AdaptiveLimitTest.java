package dev.patterns.examples.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.limit.LimitContender;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    @Test
    void theAdaptiveLimitIsNearTheBestFixedOne_inEveryScenario() {
        var comparisons = Comparison.all(List.of(1L, 2L, 3L), LimitContender.HANDWRITTEN);

        assertThat(comparisons)
                .hasSize(30)
                .allSatisfy(it -> assertThat(it.limiters().get(LimitContender.HANDWRITTEN))
                        .as(it.scenario())
                        .matches(Comparison.Relative::isNearTheBest));
    }

    /** The scenarios would be worth little if any limit met the bounds in them. */
    @Test
    void noSingleFixedLimitIsNearTheBestInEveryScenario() {
        for (int limit : new int[] {10, 20, 30, 40, 60, 100}) {
            assertThat(LoadScenario.ALL).as("limit " + limit).anySatisfy(scenario -> {
                var best = Comparison.of(scenario, 1);
                var fixed = LoadRun.of(scenario, 1, LimitContender.fixed(limit));
                assertThat(new Comparison.Relative(fixed.goodput() / best.goodput(), fixed.p99() / best.p99()))
                        .matches(it -> !it.isNearTheBest());
            });
        }
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        var scenario = LoadScenario.ALL.get(0);

        assertThat(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isEqualTo(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isNotEqualTo(LoadRun.of(scenario, 8, LimitContender.HANDWRITTEN));
    }
}
