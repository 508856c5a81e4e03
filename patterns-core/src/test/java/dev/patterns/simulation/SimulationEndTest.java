package dev.patterns.simulation;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** How a simulation is closed, that no Java thread is left of it, and which threads may use it. */
class SimulationEndTest {

    private final CountingExecutor executor = new CountingExecutor();
    private final SimulatedTime time = new SimulatedTime(7, executor);
    private final List<String> log = new ArrayList<>();

    @Test
    void closeEndsParkedThreadsOneAfterTheOther_andTheirFinallyBlocksRun() {
        for (var name : List.of("first", "second", "third")) {
            time.spawn(name, () -> {
                try {
                    time.sleep(ofSeconds(60));
                } finally {
                    log.add(name + " ends at " + time.elapsed());
                    time.unpark(Thread.currentThread());
                }
            });
        }
        time.advance(ofSeconds(1));

        time.close();
        time.close();

        assertThat(log).containsExactly("first ends at PT1S", "second ends at PT1S", "third ends at PT1S");
        executor.awaitTheEndOfAllThreads();
    }

    @Test
    void threadThatParksAgainAfterClose_getsTheErrorEachTime() {
        time.spawn("stubborn", () -> {
            for (int tries = 0; tries < 3; tries++) {
                try {
                    time.parkNanos("an answer", Long.MAX_VALUE);
                } catch (SimulationEndedError over) {
                    log.add("no answer");
                }
            }
        });
        time.advance(ofSeconds(1));

        time.close();

        assertThat(log).hasSize(3);
        executor.awaitTheEndOfAllThreads();
    }

    @Test
    void closedSimulationCannotBeUsed() {
        time.close();

        assertThatThrownBy(() -> time.advance(ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the simulation is closed");
        assertThatThrownBy(() -> time.spawn("late", () -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> time.parkNanos("x", 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void threadOutsideTheSimulationCannotUseIt() throws Exception {
        for (var use : List.<SimulatedTime.Task>of(
                () -> time.parkNanos("x", 1),
                () -> time.spawn("x", () -> {}),
                () -> time.schedule(() -> {}, ofMillis(1)),
                () -> time.unpark(Thread.currentThread()),
                () -> time.interrupt(Thread.currentThread()),
                time::run,
                time::close)) {
            var outside = new FutureTask<>(() -> {
                use.run();
                return "done";
            });
            var thread = new Thread(outside);
            thread.start();
            thread.join();

            assertThatThrownBy(outside::get)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not a thread of this simulation");
        }
    }

    @Test
    void onlyTheRootThreadCanRunAdvanceAndClose() {
        time.spawn("other", () -> {
            assertThatThrownBy(time::run).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> time.advance(ofMillis(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(time::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("close() is for the thread that created the simulation");
            log.add("refused");
        });

        time.run();

        assertThat(log).containsExactly("refused");
    }

    @Test
    void noThreadIsLeftOfAThousandSimulations_inWhateverWayTheyEnd() {
        for (int i = 0; i < 1_000; i++) {
            int wayToEnd = i % 4;
            try (var simulation = new SimulatedTime(i, executor)) {
                simulation.spawn("one", () -> simulation.sleep(ofMillis(1)));
                simulation.spawn("other", () -> {
                    switch (wayToEnd) {
                        case 0 -> simulation.sleep(ofMillis(1));
                        case 1 -> throw new IllegalStateException("out of stock");
                        case 2 -> simulation.parkNanos("an answer", Long.MAX_VALUE);
                        default -> simulation.sleep(ofSeconds(60));
                    }
                });
                if (wayToEnd == 3) {
                    simulation.advance(ofMillis(5));
                } else {
                    simulation.run();
                }
            } catch (SimulationException expected) {
                assertThat(wayToEnd).isIn(1, 2);
            }
        }
        executor.awaitTheEndOfAllThreads();
        assertThat(executor.started()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void noThreadIsLeftOfARunThatEndsWell_alsoWithoutClose() {
        var breaker = CircuitBreaker.builder("quotes").time(time).build();
        time.spawn(
                "caller",
                () -> breaker.call(() -> {
                    time.sleep(ofMillis(5));
                    return "quote";
                }));
        time.schedule(() -> log.add("tick"), ofMillis(1));

        time.run();

        executor.awaitTheEndOfAllThreads();
        assertThat(log).containsExactly("tick");
    }
}
