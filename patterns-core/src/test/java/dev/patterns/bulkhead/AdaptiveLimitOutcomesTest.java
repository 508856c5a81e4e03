package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the end of a call counts as. So many calls arrive that every limit is reached. */
class AdaptiveLimitOutcomesTest {

    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int DROPPED = 1;
    private static final int NOTHING = 10;
    private static final int ANSWERED = 40;

    private final SimulatedTime time = new SimulatedTime(7);

    @AfterEach
    void endSimulation() {
        time.close();
    }

    static Stream<Throwable> timeouts() {
        return Stream.of(
                new TimeoutExceededException("prices", Duration.ofSeconds(1)),
                new TimeoutException(),
                new SocketTimeoutException(),
                new HttpTimeoutException("no answer"),
                new SQLTimeoutException(),
                new SocketTimeoutException() {}, // a subclass whose name says nothing
                new CompletionException(new TimeoutException()),
                new IllegalStateException(new ExecutionException(new SQLTimeoutException())));
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void aTimeoutIsDropped(Throwable timeout) {
        assertThat(limitAfterFailures(settings -> settings, timeout)).isEqualTo(DROPPED);
    }

    static Stream<Throwable> otherFailures() {
        return Stream.of(
                new IOException("connection refused"),
                new SQLException("canceled", "57014"),
                new CallRejectedException("breaker", "open", null),
                new CancellationException(),
                new InterruptedException(),
                new AssertionError());
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void anotherFailureCountsAsNothing_howeverLongItTook(Throwable failure) {
        assertThat(limitAfterFailures(settings -> settings, failure)).isEqualTo(NOTHING);
    }

    @Test
    void whatDropOnMatchesIsDropped_besidesTimeouts() {
        assertThat(limitAfterFailures(settings -> settings.dropOn(IOException.class), new IOException()))
                .isEqualTo(DROPPED);
        assertThat(limitAfterFailures(settings -> settings.dropOn(IOException.class), new TimeoutException()))
                .isEqualTo(DROPPED);
        assertThat(limitAfterFailures(settings -> settings.dropOn(IOException.class), new SQLException()))
                .isEqualTo(NOTHING);
    }

    @Test
    void aResultIsAnAnswer_unlessDropOnResultMatchesIt() {
        assertThat(limitAfterResults(settings -> settings, 503)).isEqualTo(ANSWERED);
        assertThat(limitAfterResults(settings -> settings.dropOnResult(Integer.valueOf(503)::equals), 503))
                .isEqualTo(DROPPED);
        assertThat(limitAfterResults(settings -> settings.dropOnResult(Integer.valueOf(503)::equals), 200))
                .isEqualTo(ANSWERED);
    }

    @Test
    void ifAPredicateThrowsTheCallCountsAsNothing() {
        assertThat(limitAfterFailures(settings -> settings.dropOn(failure -> broken()), new IOException()))
                .isEqualTo(NOTHING);
        assertThat(limitAfterResults(settings -> settings.dropOnResult(result -> broken()), 200))
                .isEqualTo(NOTHING);
    }

    /** And the caller gets what it would get anyway. */
    @Test
    void blockingCallsCountInTheSameWay() {
        var bulkhead = bulkhead(settings -> settings.dropOn(IOException.class).dropOnResult("busy"::equals));
        for (int call = 0; call < 200; call++) {
            assertThatThrownBy(() -> bulkhead.call(() -> {
                        time.sleep(LATENCY);
                        throw new SQLException();
                    }))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(bulkhead.status().limit()).isEqualTo(NOTHING);
        for (int call = 0; call < 25; call++) {
            assertThatThrownBy(() -> bulkhead.call(() -> {
                        time.sleep(LATENCY);
                        throw new IOException();
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(bulkhead.status().limit()).isBetween(2, 5);
        for (int call = 0; call < 100; call++) {
            assertThat(bulkhead.call(() -> "busy")).isEqualTo("busy");
        }
        assertThat(bulkhead.status().limit()).isEqualTo(DROPPED);
    }

    @Test
    void aChangeOfDropOnHoldsForLaterCalls_andKeepsTheLimitThatWasFound() {
        var bulkhead = bulkhead(settings -> settings);
        arrive(bulkhead, CompletableFuture.failedFuture(new IOException()));
        time.advance(Duration.ofSeconds(1));
        assertThat(bulkhead.status().limit()).isEqualTo(NOTHING);
        bulkhead.reconfigure(settings -> settings.dropOn(IOException.class));
        time.advance(Duration.ofSeconds(3));
        assertThat(bulkhead.status().limit()).isEqualTo(DROPPED);
        bulkhead.reconfigure(settings -> settings.dropOn(SQLException.class));
        assertThat(bulkhead.status().limit()).isEqualTo(DROPPED);
    }

    private static boolean broken() {
        throw new IllegalStateException("a broken predicate");
    }

    private int limitAfterFailures(UnaryOperator<BulkheadBuilder> settings, Throwable failure) {
        return limitAfter(settings, CompletableFuture.failedFuture(failure));
    }

    private int limitAfterResults(UnaryOperator<BulkheadBuilder> settings, int result) {
        return limitAfter(settings, CompletableFuture.completedFuture(result));
    }

    private int limitAfter(UnaryOperator<BulkheadBuilder> settings, CompletableFuture<?> outcome) {
        var bulkhead = bulkhead(settings);
        arrive(bulkhead, outcome);
        time.advance(Duration.ofSeconds(3));
        return bulkhead.status().limit();
    }

    private Bulkhead bulkhead(UnaryOperator<BulkheadBuilder> settings) {
        return settings.apply(Bulkhead.builder("prices")
                        .limit(NOTHING)
                        .adaptiveLimit(DROPPED, ANSWERED)
                        .time(time))
                .build();
    }

    private void arrive(Bulkhead bulkhead, CompletableFuture<?> outcome) {
        time.schedule(() -> arrive(bulkhead, outcome), Duration.ofNanos(400_000));
        bulkhead.callAsync(() -> {
            var ended = new CompletableFuture<Void>();
            time.schedule(() -> ended.complete(null), LATENCY);
            return ended.thenCompose(nothing -> outcome);
        });
    }
}
