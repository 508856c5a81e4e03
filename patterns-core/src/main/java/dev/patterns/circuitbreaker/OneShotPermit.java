package dev.patterns.circuitbreaker;

import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The permit of a call whose end may be reported more than once, by several threads: the first report counts. */
final class OneShotPermit implements CircuitBreaker.Permit {

    private final CircuitBreaker breaker;
    private final OutcomeClassifier classifier;
    private final CallPermit permit;
    private final @Nullable Time clock;
    private final long startedAt;
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param clock to time the call with; null if it isn't timed */
    OneShotPermit(CircuitBreaker breaker, OutcomeClassifier classifier, CallPermit permit, @Nullable Time clock) {
        this.breaker = breaker;
        this.classifier = classifier;
        this.permit = permit;
        this.clock = clock;
        this.startedAt = clock == null ? 0 : clock.nanoTime();
    }

    @Override
    public void returned(@Nullable Object result) {
        if (isFirstReport()) {
            breaker.settleReturned(classifier, permit, nanos(), result);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (isFirstReport()) {
            breaker.settle(classifier, permit, nanos(), failure);
        }
    }

    @Override
    public void ignored() {
        failed(new CancellationException());
    }

    /**
     * Starts an asynchronous call. It ends when its stage completes or the returned future does, whichever is earlier.
     */
    static <T extends @Nullable Object> CompletableFuture<T> callAsync(
            CircuitBreaker.Permit permit, Supplier<? extends CompletionStage<T>> action) {
        var call = Futures.start(action);
        var result = new CompletableFuture<T>();
        call.whenComplete((value, failure) -> {
            try {
                report(permit, value, failure);
            } finally {
                Futures.complete(result, value, failure);
            }
        });
        result.whenComplete((value, failure) -> {
            report(permit, value, failure);
            call.cancel(true); // has no effect if the call is complete
        });
        return result;
    }

    private static void report(CircuitBreaker.Permit permit, @Nullable Object result, @Nullable Throwable failure) {
        if (failure == null) {
            permit.returned(result);
        } else {
            permit.failed(Futures.unwrap(failure));
        }
    }

    private boolean isFirstReport() {
        return settled.compareAndSet(false, true);
    }

    private long nanos() {
        return clock == null ? OutcomeClassifier.UNTIMED : clock.nanoTime() - startedAt;
    }
}
