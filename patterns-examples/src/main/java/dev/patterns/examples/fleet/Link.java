package dev.patterns.examples.fleet;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Carries the messages of the sharing. Each takes a while, and some are lost. */
final class Link {

    /**
     * Latencies lie between the two, evenly in their logarithm.
     *
     * @param shortest of one message, one way
     * @param longest of one message, one way
     * @param loss the share of messages that are lost
     */
    record Quality(String label, Duration shortest, Duration longest, double loss) {

        static final Quality NEAR = of("0.2 to 2 ms, no loss", 200, 2_000, 0);
        static final Quality USUAL = of("1 to 50 ms, 1 % lost", 1_000, 50_000, 0.01);
        static final Quality POOR = of("20 to 200 ms, 10 % lost", 20_000, 200_000, 0.1);

        private static Quality of(String label, long shortestMicros, long longestMicros, double loss) {
            return new Quality(
                    label, Duration.ofNanos(shortestMicros * 1_000), Duration.ofNanos(longestMicros * 1_000), loss);
        }
    }

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final SimulatedTime time;
    private final RandomGenerator random;
    private final Quality quality;
    private final BooleanSupplier isDown;
    private long messages;
    private long questions;
    private long waitedNanos;

    Link(SimulatedTime time, RandomGenerator random, Quality quality, BooleanSupplier isDown) {
        this.time = time;
        this.random = random;
        this.quality = quality;
        this.isDown = isDown;
    }

    /** Sends one message. Its receiver runs the delivery, unless the message is lost. */
    void send(Runnable delivery) {
        messages++;
        if (!isDown.getAsBoolean() && random.nextDouble() >= quality.loss()) {
            time.schedule(delivery, Delays.between(quality.shortest(), quality.longest(), random));
        }
    }

    /**
     * Sends a question and waits up to 100 ms for its answer. Empty if it doesn't come in time.
     *
     * @param tooLate receives an answer that comes later
     */
    <T> CompletableFuture<Optional<T>> ask(Supplier<T> question, Consumer<T> tooLate) {
        questions++;
        long from = time.nanoTime();
        var answer = new CompletableFuture<Optional<T>>();
        var timeout = time.schedule(() -> complete(answer, Optional.empty(), from), PATIENCE);
        send(() -> {
            var found = question.get();
            send(() -> {
                if (answer.isDone()) {
                    tooLate.accept(found);
                } else {
                    timeout.cancel();
                    complete(answer, Optional.of(found), from);
                }
            });
        });
        return answer;
    }

    private <T> void complete(CompletableFuture<T> answer, T value, long from) {
        waitedNanos += time.nanoTime() - from;
        answer.complete(value);
    }

    /** All messages so far, lost ones included. */
    long messages() {
        return messages;
    }

    /** How long a call has waited for its answer, on average; 0 if none has. */
    double meanWaitMillis() {
        return waitedNanos / 1e6 / Math.max(1, questions);
    }
}
