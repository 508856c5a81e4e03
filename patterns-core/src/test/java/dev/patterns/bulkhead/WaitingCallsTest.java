package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.ForwardingTime;
import dev.patterns.Time;
import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waits of a bulkhead when its clock and its threads don't do what is asked of them, and what a wait leaves. */
class WaitingCallsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime simulated = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();

    @AfterEach
    void endSimulation() {
        simulated.close();
    }

    @Test
    void aThreadThatWakesEarlyWaitsUntilItsTimeIsUp() {
        var bulkhead = bulkhead(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                happened.add(blocker.toString());
                super.parkNanos(blocker, Math.min(nanos, SECOND.toNanos() * 2 / 5));
            }
        });
        holdFor(bulkhead, SECOND.multipliedBy(3));

        assertThatThrownBy(() -> bulkhead.call(() -> "not made")).hasMessage("prices: no permit within 1000 ms");

        assertThat(simulated.elapsed()).isEqualTo(SECOND);
        assertThat(happened).hasSize(3).containsOnly("a permit of bulkhead prices");
    }

    @Test
    void aWaitThatFailsReturnsThePermitThatItWasHanded() {
        var failure = new StackOverflowError();
        var bulkhead = bulkhead(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                super.parkNanos(blocker, nanos);
                throw failure;
            }
        });
        holdFor(bulkhead, SECOND.dividedBy(2));

        assertThatThrownBy(() -> bulkhead.call(() -> "not made")).isSameAs(failure);

        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().admitted()).isEqualTo(1);
    }

    @Test
    void aWaitThatFailsLeavesTheQueue() {
        var failure = new StackOverflowError();
        var bulkhead = bulkhead(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                throw failure;
            }
        });
        holdFor(bulkhead, SECOND);

        assertThatThrownBy(() -> bulkhead.call(() -> "not made")).isSameAs(failure);

        assertThat(bulkhead.status().waiting()).isZero();
        assertThat(bulkhead.status().active()).isEqualTo(1);
    }

    @Test
    void async_aCallThatWaitedLeavesNoTimer() {
        var watched = new WatchedTime(simulated);
        var bulkhead = bulkhead(watched);
        var first = new CompletableFuture<String>();
        bulkhead.callAsync(() -> first);
        var second = bulkhead.callAsync(() -> CompletableFuture.completedFuture("second"));
        assertThat(watched.timers()).isOne();

        first.complete("first");
        simulated.advance(Duration.ZERO);

        assertThat(second).isCompletedWithValue("second");
        assertThat(watched.timers()).isZero();
    }

    @Test
    void async_ifNoThreadCanBeStartedTheCallThatWaitedIsMadeOnThisOne() {
        var bulkhead = bulkhead(new ForwardingTime(simulated) {
            @Override
            public void execute(Runnable task) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        });
        var first = new CompletableFuture<String>();
        bulkhead.callAsync(() -> first);
        var second = bulkhead.callAsync(() -> CompletableFuture.completedFuture("second"));

        first.complete("first");

        assertThat(second).isCompletedWithValue("second");
    }

    private static Bulkhead bulkhead(Time time) {
        return Bulkhead.builder("prices")
                .limit(1)
                .maxWaiters(1)
                .maxWait(SECOND)
                .time(time)
                .build();
    }

    /** Holds the only permit, from now on. */
    private void holdFor(Bulkhead bulkhead, Duration duration) {
        simulated.spawn(
                "holder",
                () -> bulkhead.call(() -> {
                    simulated.sleep(duration);
                    return "held";
                }));
        simulated.advance(Duration.ZERO);
    }
}
