package dev.patterns.examples.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.limit.LimitContender;
import org.junit.jupiter.api.Test;

/** The runs that {@link AdaptiveLimitComparisonTest} compares. */
class AdaptiveLimitTest {

    @Test
    void theSameSeedGivesTheSameResult() {
        var scenario = LoadScenario.ALL.get(0);

        assertThat(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isEqualTo(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isNotEqualTo(LoadRun.of(scenario, 8, LimitContender.HANDWRITTEN));
    }
}
