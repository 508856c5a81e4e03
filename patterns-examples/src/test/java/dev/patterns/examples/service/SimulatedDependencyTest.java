package dev.patterns.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedDependencyTest {

    private static final DependencyDescription EQUAL_LATENCIES =
            new DependencyDescription(10, Duration.ofMillis(100), Duration.ofMillis(100), 0, 2, 1);

    @Test
    void callsBeyondTheCapacityWaitInTheQueue_inOrder() {
        try (var time = new SimulatedTime(7)) {
            var dependency = EQUAL_LATENCIES.simulated(time, new SplittableRandom(7));
            var answeredAt = new ArrayList<Duration>();
            for (int i = 0; i < 5; i++) {
                dependency.callAsync().thenRun(() -> answeredAt.add(time.elapsed()));
            }

            assertThat(dependency.busy()).isEqualTo(2);
            assertThat(dependency.queued()).isEqualTo(3);
            assertThat(dependency.waited()).isEqualTo(3);
            time.advance(Duration.ofSeconds(1));
            assertThat(answeredAt).isEqualTo(List.of(millis(100), millis(100), millis(200), millis(200), millis(300)));
            assertThat(dependency.worked()).isEqualTo(millis(500));
        }
    }

    @Test
    void aCallThatIsGivenUpIsServedAnyway() {
        try (var time = new SimulatedTime(7)) {
            var dependency = EQUAL_LATENCIES.simulated(time, new SplittableRandom(7));

            dependency.callAsync().cancel(true);

            assertThat(dependency.busy()).isOne();
            time.advance(millis(100));
            assertThat(dependency.busy()).isZero();
        }
    }

    @Test
    void latenciesAndFailuresAreThoseOfTheDescription() {
        var description = new DependencyDescription(10, millis(40), millis(200), 0.1, 10_000, 1);
        try (var time = new SimulatedTime(7)) {
            var dependency = description.simulated(time, new SplittableRandom(7));
            var latencies = new ArrayList<Long>();
            var failures = new int[1];
            for (int i = 0; i < 10_000; i++) {
                dependency.callAsync().whenComplete((answer, failure) -> {
                    latencies.add(time.elapsed().toMillis());
                    failures[0] += failure == null ? 0 : 1;
                });
            }
            time.advance(Duration.ofMinutes(1));

            latencies.sort(null);
            assertThat(latencies.get(5_000)).isCloseTo(40, within(2L));
            assertThat(latencies.get(9_900)).isCloseTo(200, within(20L));
            assertThat(failures[0]).isCloseTo(1_000, within(100));
            assertThat(dependency.worked().toNanos() / 1e9 / 10_000)
                    .isCloseTo(description.latency().mean(), within(0.002));
        }
    }

    @Test
    void anOutageAndASlowPhaseChangeTheCallsThatArrive() {
        try (var time = new SimulatedTime(7)) {
            var dependency = EQUAL_LATENCIES.simulated(time, new SplittableRandom(7));
            dependency.setHanging(true);
            var lost = dependency.callAsync();
            dependency.setHanging(false);
            dependency.setSlowness(3);
            var slow = dependency.callAsync();
            dependency.setErrorRate(1);
            var failing = dependency.callAsync();

            time.advance(millis(299));
            assertThat(slow).isNotDone();
            time.advance(millis(1));
            assertThat(slow).isCompleted();
            assertThat(failing).isCompletedExceptionally();
            time.advance(Duration.ofHours(1));
            assertThat(lost).isNotDone();
        }
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
