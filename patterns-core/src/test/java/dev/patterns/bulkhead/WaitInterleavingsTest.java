package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What another thread does between two steps of a waiting call, at the moments that seldom come on real threads. */
class WaitInterleavingsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Permits permits = new Permits(2);
    private final PermitQueue queue = new PermitQueue(permits, time);

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void aPermitThatIsHandedOverJustAsTheWaitEndsIsUsed() {
        var holder = new CompletableFuture<String>();
        var maxWait = Duration.ofMillis(5);
        var endsAtTheLimit = new ForwardingTime(time) {
            @Override
            public long nanoTime() {
                if (time.elapsed().equals(maxWait)) {
                    holder.complete("the permit goes to the waiting call, which is about to give up");
                }
                return super.nanoTime();
            }
        };
        var bulkhead = Bulkhead.builder("prices")
                .limit(1)
                .maxWaiters(1)
                .maxWait(maxWait)
                .time(endsAtTheLimit)
                .build();
        bulkhead.callAsync(() -> holder);

        assertThat(bulkhead.<String, RuntimeException>call(() -> "answer")).isEqualTo("answer");

        assertThat(bulkhead.status().active()).isZero();
    }

    @Test
    void aWaiterThatFindsAPermitAfterOneWasHandedToIt_givesThatBack() {
        permits.tryAcquire();
        permits.tryAcquire();
        var waiter = new WaiterStub();
        queue.join(waiter, 1);
        time.advance(Duration.ofMillis(2));
        queue.release(); // handed to the waiter, which has not noticed it yet
        queue.release();

        assertThat(waiter.isGranted).isTrue();
        assertThat(queue.tryAcquire(waiter)).isFalse();
        assertThat(permits.active()).isEqualTo(1);
    }

    @Test
    void aWaiterThatLooksWhileItIsBeingWoken_isWokenAgain() {
        permits.tryAcquire();
        permits.tryAcquire();
        var waiter = new WaiterStub() {
            @Override
            void wake() {
                super.wake();
                if (wakes == 1) {
                    permits.tryAcquire(); // by a call that starts just now
                    queue.tryAcquire(this);
                }
            }
        };
        queue.join(waiter, 1);

        queue.release();
        queue.release();

        assertThat(waiter.wakes).isEqualTo(2);
    }

    private static class WaiterStub extends Waiter {
        int wakes;
        boolean isGranted;

        @Override
        void wake() {
            wakes++;
        }

        @Override
        void granted() {
            isGranted = true;
        }
    }
}
