package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many threads at once. A breaker that reads its state, decides and writes it in three steps loses what another thread did in
 * between:
 *
 * <pre>
 *   thread 1   reads failures = 3             writes failures = 4
 *   thread 2            reads failures = 3                         writes failures = 4     two failed, one is counted
 * </pre>
 *
 * <p>These run with real threads. A race needs luck to show, and so a scenario repeats until it does or the rounds are up.
 */
final class Concurrency {

    private static final int ROUNDS = 10;
    private static final int FAILURES = 2_000;

    private Concurrency() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B1a", Concurrency::noFailureIsLost)
                        .title("Of failures on several threads none is lost")
                        .expected("OPEN after exactly as many failures as the threshold, on four threads")
                        .source("Both documents' pseudo-code: plain fields")
                        .realTime()
                        .alone()
                        .build(),
                Case.builder("B1b", Concurrency::oneTransition)
                        .title("Failures on several threads open the breaker once")
                        .expected("One transition to OPEN is announced")
                        .source("Resilience4j's isClosed flag; Failsafe's synchronized transitionTo")
                        .realTime()
                        .build(),
                Case.builder("B1c", Concurrency::oneProbe)
                        .title("Of 32 threads that come when the open time is up, one makes the probe")
                        .expected("1 of 32 admitted while none has an answer")
                        .source("Both documents' pseudo-code: check, then act")
                        .realTime()
                        .build());
    }

    /** A breaker that counts too few opens too late, under exactly the load that it is there for. */
    private static Observation noFailureIsLost(BreakerTrial trial) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var breaker = trial.open(settings -> settings.failureThreshold(4 * FAILURES));
            inParallel(4, () -> fail(breaker, FAILURES));
            if (!breaker.state().equals("OPEN")) {
                return Observation.different("%s: some failures were lost", breaker.state());
            }
        }
        return Observation.right("OPEN in every round");
    }

    private static void fail(BreakerAdapter breaker, int times) {
        var failure = new IllegalStateException("no answer");
        for (int i = 0; i < times; i++) {
            try {
                breaker.call(() -> {
                    throw failure;
                });
            } catch (IllegalStateException expected) {
                continue;
            }
        }
    }

    /** An alarm for each of thirty threads is no alarm. */
    private static Observation oneTransition(BreakerTrial trial) throws Exception {
        int most = 1;
        for (int round = 0; round < ROUNDS; round++) {
            var breaker = trial.open();
            var openings = new AtomicInteger();
            breaker.onTransition(state -> openings.addAndGet(state.equals("OPEN") ? 1 : 0));
            var allIn = new CyclicBarrier(8);
            inParallel(
                    8,
                    () -> trial.resultOrFailure(() -> breaker.call(() -> {
                        allIn.await();
                        throw new IOException("no answer");
                    })));
            most = Math.max(most, openings.get());
        }
        return Observation.of(most == 1, "%s to OPEN", most == 1 ? "one transition" : "several transitions");
    }

    /** All were waiting for this moment. If all are admitted, the dependency goes down again at once. */
    private static Observation oneProbe(BreakerTrial trial) throws Exception {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        var admitted = new AtomicInteger();
        var allDecided = new CountDownLatch(32);
        inParallel(32, () -> {
            var result = trial.resultOrFailure(() -> breaker.call(() -> {
                admitted.incrementAndGet();
                allDecided.countDown();
                allDecided.await();
                return "quote";
            }));
            if (result instanceof CallRejectedException) {
                allDecided.countDown();
            }
        });
        trial.say("32 threads call at once, %d are admitted: %s", admitted.get(), breaker.state());
        return Observation.of(admitted.get() == 1, "%d of 32 admitted", admitted.get());
    }

    /** So many threads do this at the same time. Returns when all have done it. */
    private static void inParallel(int threads, SimulatedTime.Task task) throws Exception {
        var start = new CyclicBarrier(threads);
        var executor = Executors.newFixedThreadPool(threads);
        try {
            var tasks = Collections.nCopies(threads, (Callable<Void>) () -> {
                start.await();
                task.run();
                return null;
            });
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
