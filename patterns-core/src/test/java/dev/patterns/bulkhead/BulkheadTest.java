package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();

    @AfterEach
    void endSimulation() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void soManyCallsAreMadeAtTheSameTime_andTheNextIsRejectedAtOnce() {
        var bulkhead = bulkhead(2, 0);

        spawn(bulkhead, "a", SECOND);
        spawn(bulkhead, "b", SECOND);
        spawn(bulkhead, "c", SECOND);
        time.run();

        assertThat(happened)
                .containsExactly(
                        "a starts at 0",
                        "b starts at 0",
                        "c: prices: full: limit 2, maxWaiters 0 at 0",
                        "a ends at 1000",
                        "b ends at 1000");
        assertThat(bulkhead.status().admitted()).isEqualTo(2);
        assertThat(bulkhead.status().rejected(Rejection.FULL)).isEqualTo(1);
        assertThat(bulkhead.status().active()).isZero();
    }

    @Test
    void aCallWaitsForAPermit_andACallThatFindsTheQueueFullIsRejected() {
        var bulkhead = bulkhead(1, 1);

        spawn(bulkhead, "a", Duration.ofMillis(300));
        spawn(bulkhead, "b", Duration.ofMillis(300));
        spawn(bulkhead, "c", Duration.ofMillis(300));
        time.run();

        assertThat(happened)
                .containsExactly(
                        "a starts at 0",
                        "c: prices: full: limit 1, maxWaiters 1 at 0",
                        "a ends at 300",
                        "b starts at 300",
                        "b ends at 600");
        assertThat(bulkhead.status().waited()).isEqualTo(1);
        assertThat(bulkhead.status().admitted()).isEqualTo(2);
    }

    @Test
    void aWaitEndsAfterMaxWait() {
        var bulkhead = bulkhead(1, 5);

        spawn(bulkhead, "a", Duration.ofSeconds(3));
        spawn(bulkhead, "b", SECOND);
        time.run();

        assertThat(happened)
                .containsExactly("a starts at 0", "b: prices: no permit within 1000 ms at 1000", "a ends at 3000");
        assertThat(bulkhead.status().rejected(Rejection.TIMED_OUT)).isEqualTo(1);
        assertThat(bulkhead.status().waiting()).isZero();
    }

    @Test
    void aWaitEndsAtTheDeadlineOfItsCall_andDoesNotBeginIfThatIsOver() {
        var bulkhead = bulkhead(1, 5);
        spawn(bulkhead, "a", Duration.ofSeconds(3));
        time.spawn(
                "b",
                () -> Deadline.after(Duration.ofMillis(200), time).call(() -> {
                    call(bulkhead, "b", SECOND);
                    call(bulkhead, "again", SECOND);
                    return null;
                }));
        time.run();

        assertThat(happened)
                .containsExactly(
                        "a starts at 0",
                        "b: prices: no permit before the deadline at 200",
                        "again: prices: no permit before the deadline at 200",
                        "a ends at 3000");
        assertThat(bulkhead.status().rejected(Rejection.DEADLINE)).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheWaitAtOnce_andTheFlagStaysSet() {
        var bulkhead = bulkhead(1, 5);
        spawn(bulkhead, "a", Duration.ofSeconds(3));
        time.spawn("b", () -> {
            var waiting = Thread.currentThread();
            time.schedule(() -> time.interrupt(waiting), Duration.ofMillis(100));
            call(bulkhead, "b", SECOND);
            assertThat(Thread.interrupted()).isTrue();
        });
        time.run();

        assertThat(happened)
                .containsExactly(
                        "a starts at 0", "b: prices: the wait for a permit was interrupted at 100", "a ends at 3000");
        assertThat(bulkhead.status().rejected(Rejection.INTERRUPTED)).isEqualTo(1);
    }

    @Test
    void failuresAndErrorsReleaseThePermit() {
        var bulkhead = bulkhead(1, 0);
        var failure = new IOException("reset");
        var error = new StackOverflowError();

        assertThatThrownBy(() -> bulkhead.call(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> bulkhead.call(() -> {
                    throw error;
                }))
                .isSameAs(error);

        assertThat(bulkhead.call(() -> "answer")).isEqualTo("answer");
        assertThat(bulkhead.status().active()).isZero();
    }

    private Bulkhead bulkhead(int limit, int maxWaiters) {
        return Bulkhead.builder("prices")
                .limit(limit)
                .maxWaiters(maxWaiters)
                .time(time)
                .build();
    }

    private void spawn(Bulkhead bulkhead, String caller, Duration length) {
        time.spawn(caller, () -> call(bulkhead, caller, length));
    }

    private void call(Bulkhead bulkhead, String caller, Duration length) throws InterruptedException {
        try {
            bulkhead.call(() -> {
                happened(caller + " starts");
                time.sleep(length);
                happened(caller + " ends");
                return caller;
            });
        } catch (CallRejectedException rejected) {
            happened(caller + ": " + rejected.getMessage());
        }
    }

    private void happened(String what) {
        happened.add(what + " at " + time.elapsed().toMillis());
    }
}
