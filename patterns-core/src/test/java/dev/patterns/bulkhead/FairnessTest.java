package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which call gets a permit that is released: one that starts just then, or the longest waiter. */
class FairnessTest {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();
    private final Bulkhead bulkhead =
            Bulkhead.builder("prices").limit(1).maxWaiters(10).time(time).build();

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void aCallThatHasWaitedLessThanAMillisecondMayBeOvertaken() {
        time.spawn("holder", () -> {
            make("one", Duration.ofNanos(900_000));
            make("two", MICRO); // the waiter has been woken, but has not run yet
        });
        time.spawn("waiter", () -> make("waiting", MICRO));
        time.run();

        assertThat(happened).containsExactly("one", "two", "waiting");
    }

    @Test
    void aCallThatHasWaitedLongerIsHandedThePermit() {
        time.spawn("holder", () -> {
            make("one", Duration.ofNanos(1_100_000));
            make("two", MICRO);
        });
        time.spawn("waiter", () -> make("waiting", MICRO));
        time.run();

        assertThat(happened).containsExactly("one", "waiting", "two");
    }

    @Test
    void theSameHoldsForAsynchronousCalls() {
        time.spawn("holder", () -> {
            make("one", Duration.ofNanos(1_100_000));
            make("two", MICRO);
        });
        time.spawn(
                "waiter",
                () -> bulkhead.callAsync(() -> {
                    happened.add("waiting");
                    return new CompletableFuture<>();
                }));
        time.spawn("later", Duration.ofNanos(10), () -> make("three", MICRO));
        time.run();

        assertThat(happened).containsExactly("one", "waiting");
        assertThat(bulkhead.status().active()).isEqualTo(1);
    }

    @Test
    void waitersAreServedInTheOrderInWhichTheyCame() {
        for (int i = 1; i <= 5; i++) {
            var name = "call " + i;
            time.spawn(name, Duration.ofMillis(i), () -> make(name, Duration.ofMillis(50)));
        }
        time.run();

        assertThat(happened).containsExactly("call 1", "call 2", "call 3", "call 4", "call 5");
    }

    private void make(String name, Duration length) throws InterruptedException {
        try {
            bulkhead.call(() -> {
                happened.add(name);
                time.sleep(length);
                return name;
            });
        } catch (CallRejectedException rejected) {
            assertThat(rejected.reason()).startsWith("no permit within");
        }
    }
}
