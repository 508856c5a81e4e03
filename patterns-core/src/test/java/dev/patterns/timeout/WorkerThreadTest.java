package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Deadline;
import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread that makes the call, and its caller: what each sees of the other when one is early or late. */
class WorkerThreadTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final SimulatedTime simulated = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();

    @AfterEach
    void closeTime() {
        simulated.close();
    }

    @Test
    void aCallWhoseWorkerStartsAfterTheLimitIsNotMade() {
        var tasks = new ArrayList<Runnable>();
        var timeout = timeout(new ForwardingTime(simulated) {
            @Override
            public void execute(Runnable task) {
                tasks.add(task);
            }
        });
        assertThatThrownBy(() -> timeout.call(() -> happened.add("made"))).isInstanceOf(TimeoutExceededException.class);

        tasks.get(0).run();

        assertThat(happened).isEmpty();
    }

    @Test
    void anInterruptThatComesBeforeTheWorkerHasStartedReachesTheCall() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> timeout(new ForwardingTime(simulated)).call(() -> {
                    simulated.sleep(LIMIT.dividedBy(2));
                    return "answer";
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(simulated.elapsed()).isZero();
    }

    @Test
    void aWorkerKeepsNoDeadlineOfACallThatHasEnded() {
        var timeout = timeout(new ForwardingTime(simulated) {
            @Override
            public void execute(Runnable task) {
                super.execute(() -> {
                    task.run();
                    assertThat(Deadline.current()).isEmpty();
                    happened.add("call ended");
                });
            }
        });
        var deadline = Deadline.within(LIMIT, simulated);

        assertThat(deadline.call(() -> timeout.call(Deadline::current))).isPresent();
        simulated.advance(Duration.ZERO);

        assertThat(happened).containsExactly("call ended");
    }

    @Test
    void aWorkerThatEndsAfterTheLimitWakesNoThread() {
        var timeout = timeout(new ForwardingTime(simulated) {
            @Override
            public void unpark(Thread thread) {
                happened.add("unpark");
                super.unpark(thread);
            }
        });

        assertThatThrownBy(() -> timeout.call(() -> {
                    sleepInSpiteOfInterrupts(LIMIT.multipliedBy(2));
                    return happened.add("ended");
                }))
                .isInstanceOf(TimeoutExceededException.class);
        simulated.advance(LIMIT.multipliedBy(2));

        assertThat(happened).containsExactly("ended");
    }

    @Test
    void aCallThatEndsWhileItsCallerFindsTheLimitPassed_hasItsResult() throws Exception {
        var timeout = timeout(new ForwardingTime(simulated) {
            @Override
            public long nanoTime() {
                if (simulated.elapsed().equals(LIMIT)) {
                    sleepInSpiteOfInterrupts(LIMIT); // the worker ends meanwhile
                }
                return super.nanoTime();
            }
        });

        var answer = timeout.call(() -> {
            simulated.sleep(LIMIT.plusMillis(1));
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
    }

    @Test
    void theWaitingCallersBlockerSaysWhatItWaitsFor() {
        var timeout = timeout(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                happened.add(blocker.toString());
                super.parkNanos(blocker, nanos);
            }
        });

        timeout.call(() -> null);

        assertThat(happened).containsExactly("the result within PT1S (processor)");
    }

    private static Timeout timeout(ForwardingTime time) {
        return Timeout.builder("processor").limit(LIMIT).time(time).build();
    }

    private void sleepInSpiteOfInterrupts(Duration duration) {
        for (var end = simulated.elapsed().plus(duration); simulated.elapsed().compareTo(end) < 0; ) {
            simulated.parkNanos(this, end.minus(simulated.elapsed()).toNanos());
            Thread.interrupted();
        }
    }
}
