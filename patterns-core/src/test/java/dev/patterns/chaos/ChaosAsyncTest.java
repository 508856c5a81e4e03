package dev.patterns.chaos;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Deadline;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChaosAsyncTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void withoutAFaultTheCallIsMadeAtOnce() {
        assertThat(call(chaos(it -> it))).isCompletedWithValue(1);
    }

    @Test
    void aFailureFailsTheFuture_andTheCallIsNotMade() {
        assertFailed(call(chaos(it -> it.failure(1))), "database: call 0 fails");
        assertThat(made).hasValue(0);
    }

    @Test
    void aFailureSupplierThatThrows_failsTheFutureWithThat() {
        assertFailed(
                call(chaos(it -> it.failure(1, () -> {
                    throw new IllegalStateException("no failure at hand");
                }))),
                "no failure at hand");
    }

    @Test
    void aLostAnswerFailsTheFuture_andTheCallIsMade() {
        assertFailed(call(chaos(it -> it.lostAnswer(1))), "database: call 0 succeeded, but its answer is lost");
        assertThat(made).hasValue(1);
    }

    @Test
    void aLatencyBlocksNoThread_andTheCallKeepsItsDeadline() throws InterruptedException {
        var deadline = new AtomicReference<Optional<Deadline>>();
        var chaos = chaos(it -> it.latency(1, ofSeconds(2), ofSeconds(2)));

        var answer = Deadline.after(ofSeconds(3), time)
                .callAsync(() -> chaos.callAsync(() -> {
                    deadline.set(Deadline.current());
                    return completedFuture(made.incrementAndGet());
                }));

        assertThat(time.elapsed()).isZero();
        time.sleep(ofSeconds(2));
        time.run();
        assertThat(answer).isCompletedWithValue(1);
        assertThat(deadline.get().orElseThrow().remaining()).isEqualTo(ofSeconds(1));
    }

    @Test
    void aHang_untilReleased_thenTheCallIsMade() throws InterruptedException {
        var chaos = chaos(it -> it.hang(1));
        var answer = call(chaos);
        time.sleep(ofSeconds(100));
        assertThat(answer).isNotDone();

        chaos.release();
        time.run();

        assertThat(answer).isCompletedWithValue(1);
        assertThat(chaos.status().hanging()).isZero();
    }

    @Test
    void aHang_untilItsLimit() throws InterruptedException {
        var answer = call(chaos(it -> it.hang(1, ofSeconds(5))));
        time.sleep(ofSeconds(5));
        assertFailed(answer, "database: call 0 hung until its limit");
    }

    @Test
    void aHang_untilTheDeadline() throws InterruptedException {
        var chaos = chaos(it -> it.hang(1));
        var answer = Deadline.after(ofSeconds(3), time).callAsync(() -> call(chaos));
        time.sleep(ofSeconds(3));
        assertFailed(answer, "database: call 0 waited until its deadline");
    }

    @Test
    void cancellingEndsAHang_andCancelsARunningCall() {
        var chaos = chaos(it -> it.hang(1));
        call(chaos).cancel(true);
        time.run();
        assertThat(chaos.status().hanging()).isZero();
        assertThat(made).hasValue(0);

        var running = new CompletableFuture<Integer>();
        chaos(it -> it.lostAnswer(1)).callAsync(() -> running).cancel(true);
        assertThat(running).isCancelled();
    }

    private CompletableFuture<Integer> call(Chaos chaos) {
        return chaos.callAsync(() -> completedFuture(made.incrementAndGet()));
    }

    private Chaos chaos(UnaryOperator<ChaosBuilder> settings) {
        return settings.apply(Chaos.builder("database").time(time)).build();
    }

    private static void assertFailed(CompletableFuture<?> answer, String message) {
        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .withMessage(message);
    }
}
