package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What only a future can do: be cancelled, be completed by its holder, fail before it exists. */
class CircuitBreakerAsyncTest {

    @Test
    void aRejectionIsTheFuturesFailure_andTheActionIsNotStarted() {
        var scene = givenOpen(Style.ASYNC);

        var future = scene.breaker.callAsync(() -> {
            throw new AssertionError("started");
        });

        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseExactlyInstanceOf(CallRejectedException.class);
    }

    @Test
    void anActionThatThrowsInsteadOfReturningAFutureIsAFailure() {
        var scene = givenDueForProbes(Style.ASYNC, 1);

        var future = scene.breaker.callAsync(() -> {
            throw new IllegalStateException("before there was a future");
        });

        assertThatThrownBy(future::join).hasCauseInstanceOf(IllegalStateException.class);
        scene.isOpen();
    }

    @Test
    void anActionThatReturnsNullIsAFailure() {
        var scene = givenDueForProbes(Style.ASYNC, 1);

        var future = scene.breaker.callAsync(() -> null);

        assertThatThrownBy(future::join).hasCauseInstanceOf(NullPointerException.class);
        scene.isOpen();
    }

    @Test
    void aFailureIsLookedAtAndHandedOnWithoutItsWrapping() {
        var scene = givenClosed(Style.ASYNC, builder -> builder.ignoreOn(IllegalArgumentException.class));
        var wrapped = CompletableFuture.<Object>supplyAsync(
                () -> {
                    throw new IllegalArgumentException("the caller's");
                },
                Runnable::run);
        scene.fails(2);

        var future = scene.breaker.callAsync(() -> wrapped.thenApply(value -> value));

        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::get).hasCauseInstanceOf(IllegalArgumentException.class);
        scene.isClosed();
        scene.fails();
        scene.isOpen();
    }

    @Test
    void B8_aCancelledProbeGivesItsPlaceBack_andItsWorkIsCancelled() {
        var scene = givenDueForProbes(Style.ASYNC, 1);
        var work = new CompletableFuture<Object>();
        var probe = scene.breaker.callAsync(() -> work);

        probe.cancel(true);

        assertThat(work).isCancelled();
        scene.isHalfOpen();
        assertThat(scene.begins().wasAdmitted()).isTrue();
    }

    @Test
    void B8_aProbeThatItsHolderTimesOutReopens() {
        var scene = givenDueForProbes(Style.ASYNC, 1);
        var probe = scene.breaker.callAsync(CompletableFuture::new);

        probe.completeExceptionally(new TimeoutException("orTimeout does this"));

        scene.isOpen();
    }

    @Test
    void B8_aProbeThatItsHolderCompletesSettles() {
        var scene = givenDueForProbes(Style.ASYNC, 1);
        var probe = scene.breaker.callAsync(CompletableFuture<Object>::new);

        probe.complete("a substitute");

        scene.isClosed();
    }

    @Test
    void anAdmittedCallSettlesOnce_whoeverEndsItFirst() {
        var scene = givenClosed(Style.ASYNC, builder -> builder.tripWhen(TripRule.totalFailures(2)));
        var work = new CompletableFuture<Object>();
        var future = scene.breaker.callAsync(() -> work);

        future.completeExceptionally(new TimeoutException());
        work.completeExceptionally(FAILURE);

        scene.isClosed();
        scene.fails();
        scene.isOpen();
    }

    @Test
    void theBreakerHasMovedBeforeTheFutureCompletes() {
        var scene = givenDueForProbes(Style.ASYNC, 1);
        var work = new CompletableFuture<Object>();
        var seen = scene.breaker.callAsync(() -> work).thenApply(value -> scene.state());

        work.complete("answer");

        assertThat(seen).isCompletedWithValue(CircuitBreakerState.CLOSED);
    }

    @Test
    void aFutureThatHasAlreadyFailedCountsAtOnce() {
        var scene = givenOpen(Style.ASYNC);
        scene.time.advance(OPEN_FOR);

        var future = scene.breaker.callAsync(() -> CompletableFuture.failedFuture(new CompletionException(FAILURE)));

        assertThatThrownBy(future::get).hasCause(FAILURE);
        scene.isOpen();
    }
}
