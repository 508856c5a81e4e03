package dev.patterns.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theErrorIsHalfOfStudentsInterval() {
        // five values with mean 3 and standard deviation 1.5811; t for 4 degrees of freedom is 2.776
        assertThat(Statistics.error(List.of(1.0, 2.0, 3.0, 4.0, 5.0)))
                .isCloseTo(2.776 * 1.5811 / Math.sqrt(5), within(1e-3));
        assertThat(Statistics.error(List.of(7.0))).isNaN();
    }

    @Test
    void theRatioOfEqualSamplesHasAnIntervalAroundOne() {
        var ratio = Statistics.ratio(List.of(1.0, 1.1, 0.9), List.of(1.0, 1.1, 0.9));
        assertThat(ratio.middle()).isEqualTo(1);
        assertThat(ratio.low()).isLessThan(1);
        assertThat(ratio.high()).isGreaterThan(1);
    }

    @Test
    void theRatioOfFarApartSamplesExcludesOne() {
        var ratio = Statistics.ratio(List.of(10.0, 10.5, 9.8), List.of(2.0, 2.1, 1.9));
        assertThat(ratio.low()).isGreaterThan(4);
        assertThat(ratio.high()).isLessThan(6.5);
        var inverse = Statistics.ratio(List.of(2.0, 2.1, 1.9), List.of(10.0, 10.5, 9.8));
        assertThat(inverse.low()).isCloseTo(1 / ratio.high(), within(1e-9));
    }

    @Test
    void oneForkGivesARatioWithoutAnInterval() {
        var ratio = Statistics.ratio(List.of(4.0), List.of(2.0, 2.0));
        assertThat(ratio.middle()).isEqualTo(2);
        assertThat(ratio.low()).isNaN();
    }

    /** What a 95 % interval promises, seen over 2,000 pairs of samples of the same distribution. */
    @Test
    void aboutNineteenOfTwentyIntervalsContainTheTruth() {
        var random = new Random(3);
        int contains = 0;
        for (int i = 0; i < 2_000; i++) {
            var ratio = Statistics.ratio(sample(random, 2), sample(random, 1));
            contains += ratio.low() <= 2 && ratio.high() >= 2 ? 1 : 0;
        }
        assertThat(contains / 2_000.0).isBetween(0.93, 0.99);
    }

    private static List<Double> sample(Random random, double median) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            values.add(median * Math.exp(0.1 * random.nextGaussian()));
        }
        return values;
    }
}
