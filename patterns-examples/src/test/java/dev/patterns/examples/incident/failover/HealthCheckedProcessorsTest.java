package dev.patterns.examples.incident.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.failover.HealthCheckedProcessors.Settings;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCheckedProcessorsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SLOW_START = Duration.ofSeconds(60);
    private static final Settings SETTINGS = new Settings(INTERVAL, 0.2, 2, 3, SLOW_START, 0.1);

    private final SimulatedTime time = new SimulatedTime(7);
    private final FakeProcessor north = new FakeProcessor("north");
    private final FakeProcessor south = new FakeProcessor("south");
    private final HealthCheckedProcessors processors =
            new HealthCheckedProcessors(List.of(north, south), SETTINGS, time, time.random());

    @AfterEach
    void end() {
        processors.close();
        time.close();
    }

    @Test
    void healthyProcessorsShareTheTraffic() {
        processors.start();
        time.advance(Duration.ofMinutes(1));
        assertThat(shareOfSouth()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aProcessorThatFailsEnoughChecksInARow_getsNoTraffic() {
        processors.start();
        south.isHealthy = false;
        time.advance(INTERVAL.multipliedBy(5));
        assertThat(processors.shares()).containsEntry("north", 1.0).containsEntry("south", 0.0);
        assertThat(shareOfSouth()).isZero();
    }

    @Test
    void aFlappingProcessorDoesNotFlapTheChoice() {
        var health = new ProcessorHealth(SETTINGS);
        for (int i = 0; i < 100; i++) {
            health.recordCheck(i % 3 == 0, i); // never three failures in a row
            assertThat(health.share(i)).isEqualTo(1);
        }
        IntStream.range(0, 3).forEach(i -> health.recordCheck(false, 100));
        for (int i = 0; i < 100; i++) {
            health.recordCheck(i % 2 == 0, 100 + i); // never two successes in a row
            assertThat(health.share(100 + i)).isZero();
        }
    }

    @Test
    void aProcessorThatComesBack_getsItsShareGradually() {
        var health = new ProcessorHealth(SETTINGS);
        long clockNearOverflow = Long.MAX_VALUE - SLOW_START.toNanos() / 2;
        IntStream.range(0, 3).forEach(i -> health.recordCheck(false, clockNearOverflow));
        health.recordCheck(true, clockNearOverflow);
        assertThat(health.share(clockNearOverflow)).as("after one success").isZero();
        health.recordCheck(true, clockNearOverflow);

        assertThat(shareAfter(health, clockNearOverflow, 0)).isEqualTo(0.1);
        assertThat(shareAfter(health, clockNearOverflow, 0.5)).isCloseTo(0.55, within(1e-9));
        assertThat(shareAfter(health, clockNearOverflow, 1)).isEqualTo(1);
        assertThat(shareAfter(health, clockNearOverflow, 2)).isEqualTo(1);
    }

    @Test
    void theChoiceFollowsTheShares() {
        processors.start();
        south.isHealthy = false;
        time.advance(INTERVAL.multipliedBy(6));
        south.isHealthy = true;
        do {
            time.advance(Duration.ofMillis(10));
        } while (processors.shares().get("south") == 0);
        time.advance(SLOW_START.dividedBy(2));

        assertThat(shareOfSouth()).isCloseTo(0.55 / 1.55, within(0.03));
    }

    @Test
    void withAllDown_allAreUsed() {
        processors.start();
        north.isHealthy = false;
        south.isHealthy = false;
        time.advance(INTERVAL.multipliedBy(6));
        assertThat(processors.shares().values()).containsOnly(0.0);
        assertThat(shareOfSouth()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aTriedProcessorIsChosenAgainOnlyIfNoOtherIsUp() {
        assertThat(processors.choose(List.of("north"))).isSameAs(south);
        processors.start();
        south.isHealthy = false;
        time.advance(INTERVAL.multipliedBy(6));
        assertThat(processors.choose(List.of("north"))).isSameAs(north);
    }

    @Test
    void aFleetDoesNotCheckInStep() {
        var fleet = 100;
        var shared = new CountingChecks(north, time);
        var services = IntStream.range(0, fleet)
                .mapToObj(i -> new HealthCheckedProcessors(List.of(shared), SETTINGS, time, time.random()))
                .toList();
        services.forEach(HealthCheckedProcessors::start); // all at the same moment
        time.advance(INTERVAL.multipliedBy(30));
        services.forEach(HealthCheckedProcessors::close);

        var perTenth = new int[600];
        shared.times.stream()
                .map(at -> (int) (at.toMillis() / 100))
                .filter(tenth -> tenth < perTenth.length)
                .forEach(tenth -> perTenth[tenth]++);
        assertThat(shared.times).hasSizeBetween(29 * fleet, 32 * fleet);
        assertThat(Arrays.stream(perTenth).max().orElseThrow())
                .as("of a hundred services, in any tenth of a second")
                .isLessThan(fleet / 5);
    }

    @Test
    void afterClose_noCheckIsMade() {
        processors.start();
        time.advance(INTERVAL);
        processors.close();
        var before = north.calls.size();
        time.advance(INTERVAL.multipliedBy(10));
        assertThat(north.calls).hasSize(before);
    }

    @Test
    void settingsOutOfBounds_areRejected() {
        assertThatThrownBy(() -> new Settings(INTERVAL, 0.2, 0, 3, SLOW_START, 0.1))
                .hasMessage("rise must be at least 1, but was 0");
        assertThatThrownBy(() -> new Settings(INTERVAL, 1.2, 2, 3, SLOW_START, 0.1))
                .hasMessage("jitter must be between 0 and 1, but was 1.2");
        assertThatThrownBy(() -> processors.named("east")).hasMessage("no processor 'east': there are [north, south]");
    }

    private static double shareAfter(ProcessorHealth health, long upSince, double slowStarts) {
        return health.share(upSince + (long) (slowStarts * SLOW_START.toNanos()));
    }

    private double shareOfSouth() {
        int choices = 10_000;
        return IntStream.range(0, choices)
                        .filter(i -> processors.choose(List.of()) == south)
                        .count()
                / (double) choices;
    }

    /** Remembers when it was checked. */
    private static final class CountingChecks implements QueryableProcessor {

        private final FakeProcessor delegate;
        private final SimulatedTime time;
        private final List<Duration> times = new ArrayList<>();

        CountingChecks(FakeProcessor delegate, SimulatedTime time) {
            this.delegate = delegate;
            this.time = time;
        }

        @Override
        public String name() {
            return delegate.name();
        }

        @Override
        public void checkHealth() {
            times.add(time.elapsed());
        }

        @Override
        public ChargeStatus lookUp(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Receipt charge(String key, Payment payment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void voidCharge(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
