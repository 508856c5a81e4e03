package dev.patterns.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogNormalTest {

    /** From tables of the normal distribution, such as NIST's handbook, section 1.3.6.7.1. */
    @Test
    void tailsOfTheNormalDistributionAreThoseOfTables() {
        assertThat(Normal.above(0)).isCloseTo(0.5, within(1e-7));
        assertThat(Normal.above(1)).isCloseTo(0.15866, within(1e-5));
        assertThat(Normal.above(1.96)).isCloseTo(0.02500, within(1e-5));
        assertThat(Normal.above(-1)).isCloseTo(0.84134, within(1e-5));
        assertThat(Normal.above(6) / 9.8659e-10).isCloseTo(1, within(1e-4));
        assertThat(Normal.exceededBy(0.01)).isCloseTo(2.32635, within(1e-5));
    }

    @Test
    void aLogNormalDistributionHasItsMedianItsP99AndItsMean() {
        var latency = LogNormal.of(Duration.ofMillis(100), Duration.ofMillis(500));

        assertThat(latency.longerThan(0.1)).isCloseTo(0.5, within(1e-6));
        assertThat(latency.longerThan(0.5)).isCloseTo(0.01, within(1e-6));
        assertThat(latency.exceededBy(0.01)).isCloseTo(0.5, within(1e-6));
        double sigma = Math.log(5) / 2.3263478740408408;
        assertThat(latency.mean()).isCloseTo(0.1 * Math.exp(sigma * sigma / 2), within(1e-9));
        assertThat(latency.meanUpTo(1e6)).isCloseTo(latency.mean(), within(1e-6));
        assertThat(latency.meanUpTo(0.001)).isCloseTo(0.001, within(1e-6));
    }

    @Test
    void withEqualLatencies_allAreTheMedian() {
        var latency = LogNormal.of(Duration.ofMillis(100), Duration.ofMillis(100));

        assertThat(latency.mean()).isEqualTo(0.1);
        assertThat(latency.squaredVariation()).isZero();
        assertThat(latency.longerThan(0.099)).isOne();
        assertThat(latency.longerThan(0.1)).isZero();
        assertThat(latency.meanUpTo(0.05)).isEqualTo(0.05);
    }
}
