package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.CannotBeDrivenException;
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
 * Several threads at once. A breaker that reads its state, decides and writes it in three steps undoes what another
 * thread did in between:
 *
 * <pre>
 *   thread 1   reads OPEN, time is up                                            writes HALF_OPEN, and calls
 *   thread 2                             is the probe, fails, writes OPEN
 * </pre>
 *
 * <p>The first two cases hold a thread in the middle of its decision, where it reads the clock. In the others real
 * threads race.
 */
final class Concurrency {

    private static final int ROUNDS = 10;

    private Concurrency() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B1a", Concurrency::noFailureIsLost)
                        .title("A failure is not lost when other calls end in the middle of its being counted")
                        .expected("OPEN: in any order there are five failures in a row")
                        .source("Both documents' pseudo-code: plain fields")
                        .build(),
                Case.builder("B1b", Concurrency::anOvertakenCall)
                        .title("A call that is overtaken while it is admitted does not undo what the faster one did")
                        .expected("The faster one's probe has failed: OPEN, and the slower one is rejected")
                        .source("Both documents' pseudo-code: check, then act")
                        .build(),
                Case.builder("B1c", Concurrency::oneTransition)
                        .title("Failures on several threads open the breaker once")
                        .expected("One transition to OPEN is announced")
                        .source("Resilience4j's isClosed flag; Failsafe's synchronized transitionTo")
                        .realTime()
                        .build(),
                Case.builder("B1d", Concurrency::oneProbe)
                        .title("Of 32 threads that come when the open time is up, one makes the probe")
                        .expected("1 of 32 admitted while none has an answer")
                        .source("Both documents' pseudo-code: check, then act")
                        .realTime()
                        .build());
    }

    /**
     * <pre>
     *   thread 1                    F is counted ............................ goes on
     *   thread 2    F F F F                       S, then F F F F
     * </pre>
     *
     * Either its failure is before the success, and is the fifth of a row; or it is after it, and there are five after
     * it.
     */
    private static Observation noFailureIsLost(BreakerTrial trial) {
        var time = new HeldTime(trial.time().time());
        var breaker = trial.open(settings -> settings, time);
        trial.fail(breaker, 4);
        start(
                trial,
                time,
                () -> breaker.call(() -> {
                    throw new IOException("no answer");
                }));
        trial.say("a fifth failure is held in the middle of its being counted: %s", breaker.state());
        trial.succeed(breaker, 1);
        trial.fail(breaker, 4);
        release(trial, time);
        return Observation.of(breaker.state().equals("OPEN"), "%s after FFFF, F beside SFFFF", breaker.state());
    }

    /** The dependency is down, the probe has said so, and another call goes to it all the same. */
    private static Observation anOvertakenCall(BreakerTrial trial) {
        var time = new HeldTime(trial.time().time());
        var breaker = trial.open(settings -> settings, time);
        trial.openAndWait(breaker);
        var made = new AtomicInteger();
        start(
                trial,
                time,
                () -> breaker.call(() -> {
                    made.incrementAndGet();
                    throw new IOException("no answer");
                }));
        trial.say("a call is held in the middle of its admission: %s", breaker.state());
        trial.fail(breaker, 1);
        release(trial, time);
        return Observation.of(made.get() == 0, "the overtaken call is %s", made.get() == 0 ? "rejected" : "made");
    }

    private static void start(BreakerTrial trial, HeldTime time, CheckedSupplier<String, Exception> call) {
        trial.time().start(() -> {
            time.holdMe();
            trial.resultOrFailure(call);
        });
        trial.advance(1);
        if (!time.holds()) {
            throw new CannotBeDrivenException("it reads the machine's clock, where a test can't hold it");
        }
    }

    private static void release(BreakerTrial trial, HeldTime time) {
        time.release();
        trial.advance(1);
        trial.say("it goes on");
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
