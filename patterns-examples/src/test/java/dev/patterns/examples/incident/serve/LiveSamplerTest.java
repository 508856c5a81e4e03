package dev.patterns.examples.incident.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import org.junit.jupiter.api.Test;

/** The percentile from a histogram, as Prometheus' histogram_quantile has it. */
class LiveSamplerTest {

    @Test
    void aPercentileIsInterpolatedWithinItsBucket() {
        var now = histogram(80, 100, 100);

        assertThat(LiveSampler.percentileMillis(now, null)).isCloseTo(100 + 100 * 15 / 20.0, within(1e-6));
    }

    @Test
    void onlyWhatCameSinceTheEarlierReadingCounts() {
        assertThat(LiveSampler.percentileMillis(histogram(180, 200, 200), histogram(80, 100, 100)))
                .isCloseTo(95, within(1e-6));
        assertThat(LiveSampler.percentileMillis(histogram(5, 9, 9), histogram(5, 9, 9)))
                .isNull();
    }

    @Test
    void beyondTheLastBound_theBoundIsTheAnswer() {
        assertThat(LiveSampler.percentileMillis(histogram(0, 0, 10), null)).isEqualTo(200);
    }

    /** Cumulative counts of the buckets up to 100 ms, up to 200 ms, and without a bound. */
    private static CountAtBucket[] histogram(double to100, double to200, double all) {
        return new CountAtBucket[] {
            new CountAtBucket(100e6, to100),
            new CountAtBucket(200e6, to200),
            new CountAtBucket(Double.POSITIVE_INFINITY, all)
        };
    }
}
