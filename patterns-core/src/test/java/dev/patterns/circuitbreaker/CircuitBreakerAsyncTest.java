package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What only asynchronous calls do: be cancelled, be completed by their caller, fail before there is a future. */
class CircuitBreakerAsyncTest {

    @Test
    void aRejectionFailsTheFuture_andTheActionIsNotStarted() {
        var fixture = givenOpen(CallStyle.ASYNC);

        var future = fixture.breaker.callAsync(() -> {
            throw new AssertionError("started");
        });

        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseExactlyInstanceOf(CallRejectedException.class);
    }

    @Test
    void anActionThatThrowsInsteadOfReturningAFutureCountsAsAFailure() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);

        var future = fixture.breaker.callAsync(() -> {
            throw new IllegalStateException("before there was a future");
        });

        assertThatThrownBy(future::join).hasCauseInstanceOf(IllegalStateException.class);
        fixture.isOpen();
    }

    @Test
    void anActionThatReturnsNullCountsAsAFailure() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);

        var future = fixture.breaker.callAsync(() -> null);

        assertThatThrownBy(future::join).hasCauseInstanceOf(NullPointerException.class);
        fixture.isOpen();
    }

    @Test
    void aFailureIsClassifiedAndPassedOnWithoutItsWrapping() {
        var fixture = givenClosed(CallStyle.ASYNC, builder -> builder.ignoreOn(IllegalArgumentException.class));
        var wrapped = CompletableFuture.<Object>supplyAsync(
                () -> {
                    throw new IllegalArgumentException("the caller's own mistake");
                },
                Runnable::run);
        fixture.fails(2);

        var future = fixture.breaker.callAsync(() -> wrapped.thenApply(value -> value));

        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::get).hasCauseInstanceOf(IllegalArgumentException.class);
        fixture.isClosed();
        fixture.fails();
        fixture.isOpen();
    }

    @Test
    void B8_aCancelledProbeFreesItsSlot_andItsWorkIsCancelled() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);
        var work = new CompletableFuture<Object>();
        var probe = fixture.breaker.callAsync(() -> work);

        probe.cancel(true);

        assertThat(work).isCancelled();
        fixture.isHalfOpen();
        assertThat(fixture.begins().wasAdmitted()).isTrue();
    }

    @Test
    void B8_aProbeThatItsCallerTimesOutReopensTheBreaker() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);
        var probe = fixture.breaker.callAsync(CompletableFuture::new);

        probe.completeExceptionally(new TimeoutException("orTimeout does this"));

        fixture.isOpen();
    }

    @Test
    void B8_aProbeWhoseFutureItsCallerCompletesIsASuccess() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);
        var probe = fixture.breaker.callAsync(CompletableFuture<Object>::new);

        probe.complete("a substitute");

        fixture.isClosed();
    }

    @Test
    void anAdmittedCallCountsOnce_whenItsFutureAndItsWorkBothEnd() {
        var fixture = givenClosed(CallStyle.ASYNC, builder -> builder.tripWhen(TripRule.totalFailures(2)));
        var work = new CompletableFuture<Object>();
        var future = fixture.breaker.callAsync(() -> work);

        future.completeExceptionally(new TimeoutException());
        work.completeExceptionally(FAILURE);

        fixture.isClosed();
        fixture.fails();
        fixture.isOpen();
    }

    @Test
    void theTransitionIsMadeBeforeTheFutureCompletes() {
        var fixture = givenDueForProbes(CallStyle.ASYNC, 1);
        var work = new CompletableFuture<Object>();
        var seen = fixture.breaker.callAsync(() -> work).thenApply(value -> fixture.state());

        work.complete("answer");

        assertThat(seen).isCompletedWithValue(CircuitBreakerState.CLOSED);
    }

    @Test
    void aFutureThatHasAlreadyFailedCountsAtOnce() {
        var fixture = givenOpen(CallStyle.ASYNC);
        fixture.time.advance(OPEN_FOR);

        var future = fixture.breaker.callAsync(() -> CompletableFuture.failedFuture(new CompletionException(FAILURE)));

        assertThatThrownBy(future::get).hasCause(FAILURE);
        fixture.isOpen();
    }
}
