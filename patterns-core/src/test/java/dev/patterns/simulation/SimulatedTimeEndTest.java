package dev.patterns.simulation;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** How simulations end: well, badly, or because they are closed. And that nothing is left of them. */
class SimulatedTimeEndTest {

    private final CountingThreads threads = new CountingThreads();
    private final SimulatedTime time = new SimulatedTime(7, threads);
    private final List<String> happened = new ArrayList<>();

    @Test
    void aDeadlockUnderATimerThatGoesOnForEver_isFoundAllTheSame() {
        housekeeping();
        time.spawn("forgotten", () -> time.parkNanos("a connection", Long.MAX_VALUE));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Deadlock at")
                .hasMessageContaining("\"forgotten\"")
                .hasMessageContaining("waits for a connection");
    }

    @Test
    void aTimerThatGoesOnForEver_isNoDeadlockWhileSomebodyIsDue() throws InterruptedException {
        housekeeping();

        time.sleep(ofSeconds(250_000));

        assertThat(time.elapsed()).isEqualTo(ofSeconds(250_000));
    }

    private void housekeeping() {
        time.schedule(this::housekeeping, ofSeconds(1));
    }

    @Test
    void aClientThatWantsALockThatAParkedOneHolds_isNamed() {
        var lock = new ReentrantLock();
        time.spawn("holder", () -> {
            lock.lock();
            try {
                time.sleep(ofSeconds(1));
            } finally {
                lock.unlock();
            }
        });
        time.spawn("waiter", lock::lock);

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("blocks for real")
                .hasMessageContaining("\"waiter\"")
                .cause()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("ReentrantLock")));
        threads.awaitTheirEnd();
    }

    @Test
    void aClientThatWantsAMonitorThatAParkedOneHolds_isNamed() {
        var monitor = new Object();
        time.spawn("holder", () -> {
            synchronized (monitor) {
                time.sleep(ofSeconds(1));
            }
        });
        time.spawn("waiter", () -> {
            synchronized (monitor) {
                happened.add("in");
            }
        });

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("blocks for real")
                .hasMessageContaining("\"waiter\"");
        threads.awaitTheirEnd();
    }

    @Test
    void theTestsOwnWaitCanDeadlock() {
        assertThatThrownBy(() -> time.parkNanos("Godot", Long.MAX_VALUE))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("\"test\"")
                .hasMessageContaining("waits for Godot");
    }

    @Test
    void aPolicyThatSwallowsTheBadEnd_doesNotHideIt() {
        var retry = Retry.builder("quotes").time(time).build();
        var fallback = Fallback.builder("quotes").build();
        time.spawn("unlucky", () -> {
            throw new IllegalStateException("no luck");
        });

        assertThatThrownBy(() -> retry.call(() -> {
                    time.parkNanos("an answer", Long.MAX_VALUE);
                    return "none";
                }))
                .isInstanceOf(SimulationException.class);
        var answer = fallback.callOr("swallowed", () -> {
            time.parkNanos("an answer", 1);
            return "none";
        });

        assertThat(answer).isEqualTo("swallowed");
        assertThatThrownBy(time::run).isInstanceOf(SimulationException.class).hasRootCauseMessage("no luck");
        assertThatThrownBy(() -> time.spawn("late", () -> {})).isInstanceOf(SimulationException.class);
        assertThatThrownBy(() -> time.schedule(() -> {}, ofMillis(1))).isInstanceOf(SimulationException.class);
    }

    @Test
    void aTimersUncaughtException_endsTheRun() {
        time.schedule(
                () -> {
                    throw new IllegalStateException("no luck");
                },
                ofMillis(10));

        assertThatThrownBy(() -> time.advance(ofSeconds(1)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("A client failed at PT0.01S: \"timer\"")
                .hasRootCauseMessage("no luck");
    }

    @Test
    void closingEndsTheParkedOneAfterTheOther_andTheirFinallyBlocksRun() {
        for (var name : List.of("first", "second", "third")) {
            time.spawn(name, () -> {
                try {
                    time.sleep(ofSeconds(60));
                } finally {
                    happened.add(name + " gives back at " + time.elapsed());
                    time.unpark(Thread.currentThread());
                }
            });
        }
        time.advance(ofSeconds(1));

        time.close();
        time.close();

        assertThat(happened)
                .containsExactly("first gives back at PT1S", "second gives back at PT1S", "third gives back at PT1S");
        threads.awaitTheirEnd();
    }

    @Test
    void aClientThatWaitsOnInSpiteOfTheEnd_isNotWaitedFor() {
        time.spawn("stubborn", () -> {
            for (int tries = 0; tries < 3; tries++) {
                try {
                    time.parkNanos("an answer", Long.MAX_VALUE);
                } catch (Error over) {
                    happened.add("no answer");
                }
            }
        });
        time.advance(ofSeconds(1));

        time.close();

        assertThat(happened).hasSize(3);
        threads.awaitTheirEnd();
    }

    @Test
    void whatIsClosedCannotBeUsed() {
        time.close();

        assertThatThrownBy(() -> time.advance(ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the simulation is closed");
        assertThatThrownBy(() -> time.spawn("late", () -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> time.parkNanos("x", 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aThreadThatIsNoClient_hasNoBusinessHere() throws Exception {
        for (var business : List.<SimulatedTime.Task>of(
                () -> time.parkNanos("x", 1),
                () -> time.spawn("x", () -> {}),
                () -> time.schedule(() -> {}, ofMillis(1)),
                () -> time.unpark(Thread.currentThread()),
                () -> time.interrupt(Thread.currentThread()),
                time::run,
                time::close)) {
            var stranger = new FutureTask<>(() -> {
                business.run();
                return "done";
            });
            var thread = new Thread(stranger);
            thread.start();
            thread.join();

            assertThatThrownBy(stranger::get)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not a client of this simulation");
        }
    }

    @Test
    void onlyTheMakerRunsAndAdvances() {
        time.spawn("usurper", () -> {
            assertThatThrownBy(time::run).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> time.advance(ofMillis(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(time::close).isInstanceOf(IllegalStateException.class);
            happened.add("told");
        });

        time.run();

        assertThat(happened).containsExactly("told");
    }

    @Test
    void theClockIsNotSetBack() {
        assertThatThrownBy(() -> time.advance(ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThreadThatCannotBeHad_endsTheRun() {
        var poor = new SimulatedTime(7, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        poor.spawn("client", () -> {});

        assertThatThrownBy(poor::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("No thread for \"client\"")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void nothingIsLeftOfAThousandSimulations_howeverTheyEnd() {
        for (int i = 0; i < 1_000; i++) {
            int howItEnds = i % 4;
            try (var simulation = new SimulatedTime(i, threads)) {
                simulation.spawn("one", () -> simulation.sleep(ofMillis(1)));
                simulation.spawn("other", () -> {
                    switch (howItEnds) {
                        case 0 -> simulation.sleep(ofMillis(1));
                        case 1 -> throw new IllegalStateException("no luck");
                        case 2 -> simulation.parkNanos("for ever", Long.MAX_VALUE);
                        default -> simulation.sleep(ofSeconds(60));
                    }
                });
                if (howItEnds == 3) {
                    simulation.advance(ofMillis(5));
                } else {
                    simulation.run();
                }
            } catch (SimulationException expected) {
                assertThat(howItEnds).isIn(1, 2);
            }
        }
        threads.awaitTheirEnd();
        assertThat(threads.count()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void aRunThatEndsWell_keepsNoThreads_evenIfItIsNotClosed() {
        var breaker = CircuitBreaker.builder("quotes").time(time).build();
        time.spawn(
                "client",
                () -> breaker.call(() -> {
                    time.sleep(ofMillis(5));
                    return "quote";
                }));
        time.schedule(() -> happened.add("tick"), ofMillis(1));

        time.run();

        threads.awaitTheirEnd();
        assertThat(happened).containsExactly("tick");
    }

    /** Threads of the operating system, whose end one can wait for. */
    private static final class CountingThreads implements Executor {
        private final List<Thread> started = new ArrayList<>();

        @Override
        public synchronized void execute(Runnable task) {
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            started.add(thread);
        }

        synchronized int count() {
            return started.size();
        }

        /** Returns once all have ended; a test that leaves one behind hangs here. */
        void awaitTheirEnd() {
            List<Thread> all;
            synchronized (this) {
                all = List.copyOf(started);
            }
            for (var thread : all) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
