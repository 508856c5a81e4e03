package dev.patterns.examples.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas beside values from textbooks and tables, and beside values that are computed by hand. */
class FormulasTest {

    /** The first three are by hand; the others are from the tables of Erlang's B, by the load that loses 1 %. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.5", "2, 1, 0.2", "5, 3, 0.11005", "10, 4.461, 0.01", "20, 12.031, 0.01", "50, 37.901, 0.01"})
    void erlangsB(int servers, double load, double blocked) {
        assertThat(Erlang.blocked(servers, load)).isCloseTo(blocked, within(0.00005));
    }

    /** One server: the utilization. Two: 2ρ² / (1 + ρ). Ten, with loads of 6 and 8: from textbooks' examples. */
    @ParameterizedTest
    @CsvSource({"1, 0.8, 0.8", "2, 1, 0.33333", "3, 2, 0.44444", "10, 6, 0.10130", "10, 8, 0.40918", "4, 4, 1"})
    void erlangsC(int servers, double load, double waiting) {
        assertThat(Erlang.waiting(servers, load)).isCloseTo(waiting, within(0.00005));
    }

    /** M/M/1 at 80 %: four service times. M/D/1: half of that. By Pollaczek and Khinchine. */
    @Test
    void theMeanWaitOfOneServer_isThatOfPollaczekAndKhinchine() {
        assertThat(new ServerQueue(1, 0.8, 0.1, 1).meanWait()).isCloseTo(0.4, within(1e-9));
        assertThat(new ServerQueue(1, 0.8, 0.1, 0).meanWait()).isCloseTo(0.2, within(1e-9));
        assertThat(new ServerQueue(1, 0.8, 0.1, 3).meanWait()).isCloseTo(0.8, within(1e-9));
    }

    /** M/M/1: the wait exceeds t with the probability ρ · exp(-(1 - ρ) · t / mean). */
    @Test
    void aQuantileOfTheWait_isThatOfAnExponentialDistribution() {
        var queue = new ServerQueue(1, 0.8, 0.1, 1);

        double t = queue.waitExceededBy(0.01);

        assertThat(0.8 * Math.exp(-0.2 * t / 0.1)).isCloseTo(0.01, within(1e-9));
        assertThat(queue.waitExceededBy(0.9)).isZero();
    }

    @Test
    void withoutAQueue_aCallIsCutOffAtTheTimeout() {
        var dependency = dependency(100, 0.01, 20, 1);
        var queue = new ServerQueue(20, 0, 0.1, 1);

        var call = CallTime.of(dependency.latency(), queue, 0.4);

        assertThat(call.timedOut()).isCloseTo(0.01, within(1e-3));
        assertThat(call.mean()).isCloseTo(dependency.latency().meanUpTo(0.4), within(1e-4));
    }

    /** M/M/1 would be 1 / (1 - ρ); here latencies are log-normal, so the wait is (1 + v) / 2 times as long. */
    @Test
    void withAQueueAndNoTimeout_aCallTakesItsWaitAndItsLatency() {
        var latency = dependency(10, 0, 1, 1).latency();
        var queue = new ServerQueue(1, 0.5, latency.mean(), latency.squaredVariation());

        var call = CallTime.of(latency, queue, 1e9);

        assertThat(call.timedOut()).isCloseTo(0, within(1e-9));
        assertThat(call.mean())
                .isCloseTo(latency.mean() * (1 + (1 + latency.squaredVariation()) / 2), within(latency.mean() / 1e4));
    }

    /** 1 + f + f² + f³ attempts; with a budget of 10 %, retries are a tenth of the successes. */
    @Test
    void attemptsAreAGeometricSum_andABudgetLimitsThem() {
        assertThat(Retries.of(retrying(4, OptionalDouble.empty()), 0.5, 0).attempts())
                .isCloseTo(1.875, within(1e-9));
        assertThat(Retries.of(retrying(4, OptionalDouble.empty()), 1, 0).attempts())
                .isEqualTo(4);
        assertThat(Retries.of(retrying(4, OptionalDouble.of(0.1)), 0.02, 0).granted())
                .isOne();

        double attempts =
                Retries.of(retrying(4, OptionalDouble.of(0.1)), 0.5, 0).attempts();

        assertThat(attempts - 1).isCloseTo(0.1 * 0.5 * attempts, within(1e-9));
    }

    /** Shopify's article: 42 dependencies, two threads; 263 % and 4 %. */
    @Test
    void shopifysFormulaGivesTheArticlesFigures() {
        assertThat(shopify(Duration.ofMillis(250), Duration.ofSeconds(2)) * 42 / 2)
                .isCloseTo(2.63, within(0.01));
        assertThat(shopify(Duration.ofMillis(50), Duration.ofSeconds(30)) * 42 / 2)
                .isCloseTo(0.04, within(0.006));
    }

    private static double shopify(Duration timeout, Duration openFor) {
        var settings = settings(Optional.of(timeout), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());
        return new Outage(dependency(100, 0, 20, 1), settings).hangingProbesByShopify(new Breaker(0.5, 10, openFor, 1));
    }

    /** Open for 4 s, a request after 0.1 s, a probe of 1 s: one in 5.1 s. */
    @Test
    void aProbeHangsForItsPartOfTheCycle() {
        var settings = settings(
                Optional.of(Duration.ofSeconds(1)), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());
        var outage = new Outage(dependency(20, 0, 20, 2), settings);

        assertThat(outage.hangingProbes(new Breaker(0.5, 10, Duration.ofSeconds(4), 1)))
                .isCloseTo(2 / 5.1, within(1e-9));
    }

    /** 100 calls a second, each for 2 s. With 3 attempts three times as many; with a bulkhead as many as it has. */
    @Test
    void withoutABreaker_littlesLawGivesTheCallsThatHang() {
        var limit = Optional.of(Duration.ofSeconds(2));
        var dependency = dependency(100, 0, 20, 1);

        assertThat(hanging(
                        dependency, settings(limit, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty())))
                .isCloseTo(200, within(1e-6));
        assertThat(hanging(dependency, settings(limit, OptionalInt.of(3), OptionalDouble.empty(), OptionalInt.empty())))
                .isCloseTo(600, within(1e-6));
        assertThat(hanging(dependency, settings(limit, OptionalInt.of(3), OptionalDouble.of(0.1), OptionalInt.empty())))
                .isCloseTo(200, within(1e-6));
        assertThat(hanging(dependency, settings(limit, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.of(7))))
                .isCloseTo(7, within(0.3));
    }

    private static double hanging(DependencyDescription dependency, CurrentSettings settings) {
        return new Outage(dependency, settings).hangingWithoutBreaker();
    }

    /** Five failures, ten calls a second, a timeout of 1 s: the fifth call is made after 0.5 s and fails at 1.5 s. */
    @Test
    void aBreakerOpensATimeoutAfterTheLastCallThatItNeeds() {
        var settings = settings(
                Optional.of(Duration.ofSeconds(1)), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());

        assertThat(new Outage(dependency(10, 0, 20, 1), settings)
                        .timeUntilOpen(new Breaker(0.5, 10, Duration.ofSeconds(4), 1), 0))
                .isCloseTo(1.5, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 10, 0.1", "0.5, 10, 0.05", "0.3, 20, 0.05", "0.5, 50, 0.25", "0.2, 100, 0.1", "1, 3, 0.1"})
    void aBreakerOpensByChanceAsOftenAsTheBinomialTailSays(double threshold, int window, double failing) {
        var breaker = new Breaker(threshold, window, Duration.ofSeconds(1), 1);
        int calls = 1_000_000;
        double predicted = ChanceOpenings.perCall(breaker, failing);

        double simulated = ChanceRun.openingsPerCall(breaker, failing, calls, 7);

        double chance = 3 * Math.sqrt(predicted / calls);
        assertThat(simulated).isCloseTo(predicted, within(Math.max(0.1 * predicted, chance)));
    }

    /** 4 of 10: 210 · 0.1⁴ · 0.9⁶. */
    @Test
    void binomialProbabilities() {
        assertThat(ChanceOpenings.binomial(10, 4, 0.1)).isCloseTo(0.011160261, within(1e-9));
    }

    private static CurrentSettings retrying(int attempts, OptionalDouble budget) {
        return settings(Optional.empty(), OptionalInt.of(attempts), budget, OptionalInt.empty());
    }

    private static CurrentSettings settings(
            Optional<Duration> timeout, OptionalInt attempts, OptionalDouble budget, OptionalInt bulkhead) {
        return new CurrentSettings(
                timeout,
                attempts,
                Optional.empty(),
                budget,
                Optional.empty(),
                bulkhead,
                OptionalInt.empty(),
                Optional.empty());
    }

    private static DependencyDescription dependency(double rate, double errorRate, int capacity, int instances) {
        return new DependencyDescription(
                rate, Duration.ofMillis(80), Duration.ofMillis(400), errorRate, capacity, instances);
    }
}
