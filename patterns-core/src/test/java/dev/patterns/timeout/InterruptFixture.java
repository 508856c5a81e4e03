package dev.patterns.timeout;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A timeout of a second that interrupts its caller, and calls that notice an interrupt or ignore it. */
abstract class InterruptFixture {

    static final Duration LIMIT = Duration.ofSeconds(1);

    final SimulatedTime time = new SimulatedTime(7);
    final Thread test = Thread.currentThread();
    final Timeout timeout = timeout("processor", LIMIT);

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

    Timeout timeout(String name, Duration limit) {
        return Timeout.builder(name).limit(limit).interruptCaller().time(time).build();
    }

    void interruptAt(Duration delay) {
        time.schedule(() -> time.interrupt(test), delay);
    }

    CheckedSupplier<String, InterruptedException> sleeping(Duration duration) {
        return () -> {
            time.sleep(duration);
            return "answer";
        };
    }

    /** Takes that long, and sets the interrupt flag again at its end if it was interrupted. */
    CheckedSupplier<String, RuntimeException> ignoringInterrupts(Duration duration) {
        return () -> {
            long start = time.nanoTime();
            boolean interrupted = false;
            for (long left = duration.toNanos(); left > 0; left = duration.toNanos() - (time.nanoTime() - start)) {
                interrupted |= Thread.interrupted();
                time.parkNanos("a call that ignores interrupts", left);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return "answer";
        };
    }

    /** Simulated time with a timer that fires when the test says so, even after it was cancelled. */
    final class ManualTimer {
        private final List<Runnable> tasks = new ArrayList<>();
        boolean cancelled;
        boolean refuses;

        Timeout timeout() {
            var manual = (Time) Proxy.newProxyInstance(
                    Time.class.getClassLoader(), new Class<?>[] {Time.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("schedule")) {
                            return schedule((Runnable) arguments[0]);
                        }
                        return method.invoke(time, arguments);
                    });
            return Timeout.builder("manual").interruptCaller().time(manual).build();
        }

        private Cancellable schedule(Runnable task) {
            if (refuses) {
                throw new IllegalStateException("no timer");
            }
            tasks.add(task);
            return () -> cancelled = true;
        }

        void fire() {
            tasks.forEach(Runnable::run);
        }
    }
}
