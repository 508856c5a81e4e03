package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.HALF_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static dev.patterns.circuitbreaker.Threads.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The breaker under many real threads at once. The tests count events; none depends on a duration. */
@Tag("stress")
class CircuitBreakerStressTest {

    private static final int THREADS = 8;
    private static final Duration SHORT = Duration.ofNanos(50_000);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(CircuitBreaker.class);

    private final Queue<StateTransition> transitions = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        LOG.setLevel(null);
    }

    @Test
    void B2_exactlyTheConfiguredProbesAreAdmitted_whenManyThreadsCallAtOnce() throws Exception {
        int probes = 3;
        for (int round = 0; round < 50; round++) {
            transitions.clear();
            var breaker = breaker(1, probes, SHORT);
            fail(breaker);
            awaitTheEndOfOpen();
            var admitted = new AtomicInteger();
            var rejected = new AtomicInteger();

            inParallel(THREADS, thread -> {
                boolean made = attempt(breaker, () -> {
                    admitted.incrementAndGet();
                    while (admitted.get() + rejected.get() < THREADS) {
                        Thread.yield(); // all probes are under way at once
                    }
                });
                if (!made) {
                    rejected.incrementAndGet();
                }
            });

            assertThat(admitted).hasValue(probes);
            assertThat(transitions).extracting(StateTransition::to).containsExactly(OPEN, HALF_OPEN, CLOSED);
        }
    }

    @Test
    void B2_noCallIsAdmittedBetweenAFailedProbeAndTheReopening() throws Exception {
        for (int round = 0; round < 20; round++) {
            transitions.clear();
            var breaker = breaker(1, 1, SHORT);
            fail(breaker);
            var probes = new AtomicInteger();

            inParallel(THREADS, thread -> {
                for (int i = 0; i < 2_000; i++) {
                    attempt(breaker, () -> {
                        probes.incrementAndGet();
                        throw new IOException("still down");
                    });
                }
            });

            assertThat(count(HALF_OPEN)).isPositive().isEqualTo(probes.get());
        }
    }

    @Test
    void B1_manyFailuresAtTheThresholdMakeOneTransition() throws Exception {
        for (int round = 0; round < 100; round++) {
            transitions.clear();
            var breaker = breaker(THREADS, 1, LONG);

            inParallel(THREADS, thread -> fail(breaker));

            assertThat(breaker.state()).isEqualTo(OPEN);
            assertThat(transitions).hasSize(1);
        }
    }

    @Test
    void B1_noFailureIsLost() throws Exception {
        for (int round = 0; round < 100; round++) {
            var breaker = CircuitBreaker.builder("stress")
                    .tripWhen(TripRule.totalFailures(THREADS * 100 + 1))
                    .openFor(LONG)
                    .build();

            inParallel(THREADS, thread -> {
                for (int i = 0; i < 100; i++) {
                    fail(breaker);
                }
            });

            assertThat(breaker.state()).isEqualTo(CLOSED);
            fail(breaker);
            assertThat(breaker.state()).isEqualTo(OPEN);
        }
    }

    @Test
    void B6_lateResultsDoNotCount() throws Exception {
        for (int round = 0; round < 100; round++) {
            transitions.clear();
            var breaker = breaker(1, 2, SHORT);
            var late = new ArrayList<CompletableFuture<Object>>();
            for (int i = 0; i < THREADS; i++) {
                var call = new CompletableFuture<Object>();
                breaker.callAsync(() -> call);
                late.add(call);
            }
            fail(breaker);

            inParallel(THREADS, thread -> {
                if (thread == 0) {
                    while (breaker.state() != CLOSED) {
                        attempt(breaker, () -> {});
                    }
                } else if (thread % 2 == 0) {
                    late.get(thread).completeExceptionally(new IOException("late"));
                } else {
                    late.get(thread).complete("late");
                }
            });

            assertThat(transitions).extracting(StateTransition::to).containsExactly(OPEN, HALF_OPEN, CLOSED);
        }
    }

    /** Transitions follow the arrows of the state diagram, each is published once, and the breaker can always close. */
    @Test
    void transitionsFormOnePath_withAnyMixOfOutcomes() throws Exception {
        for (int round = 0; round < 20; round++) {
            transitions.clear();
            var breaker = breaker(2, 3, SHORT);
            long seed = 100L * round;
            inParallel(THREADS, thread -> {
                var random = new SplittableRandom(seed + thread);
                for (int i = 0; i < 3_000; i++) {
                    int dice = random.nextInt(10);
                    if (dice < 3) {
                        fail(breaker);
                    } else if (dice < 4) {
                        attempt(breaker, () -> {
                            throw new InterruptedException();
                        });
                    } else {
                        attempt(breaker, () -> {});
                    }
                }
            });

            long opened = count(OPEN);
            long halfOpened = count(HALF_OPEN);
            long closed = count(CLOSED);
            assertThat(transitions)
                    .allSatisfy(transition -> assertThat(transition.to()).isIn(successors(transition.from())));
            assertThat(opened - halfOpened).isBetween(0L, 1L);
            assertThat(halfOpened - closed - countBetween(HALF_OPEN, OPEN)).isBetween(0L, 1L);
            while (breaker.state() != CLOSED) {
                attempt(breaker, () -> {});
            }
        }
    }

    private static List<CircuitBreakerState> successors(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> List.of(OPEN);
            case OPEN -> List.of(HALF_OPEN);
            case HALF_OPEN -> List.of(OPEN, CLOSED);
            default -> List.of();
        };
    }

    private long count(CircuitBreakerState to) {
        return transitions.stream().filter(transition -> transition.to() == to).count();
    }

    private long countBetween(CircuitBreakerState from, CircuitBreakerState to) {
        return transitions.stream()
                .filter(transition -> transition.from() == from && transition.to() == to)
                .count();
    }

    private CircuitBreaker breaker(int failures, int probes, Duration openFor) {
        var breaker = CircuitBreaker.builder("stress")
                .tripWhen(TripRule.consecutiveFailures(failures))
                .openFor(openFor)
                .probes(probes)
                .probeLease(LONG)
                .build();
        breaker.onTransition(transitions::add);
        return breaker;
    }

    private static void fail(CircuitBreaker breaker) {
        attempt(breaker, () -> {
            throw new IOException("down");
        });
    }

    /** False if the breaker rejected it. */
    private static boolean attempt(CircuitBreaker breaker, Work work) {
        try {
            breaker.call(() -> {
                work.run();
                return null;
            });
            return true;
        } catch (CallRejectedException rejected) {
            Thread.onSpinWait();
            return false;
        } catch (IOException | InterruptedException failed) {
            return true;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void awaitTheEndOfOpen() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < SHORT.toNanos()) {
            Thread.onSpinWait();
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
