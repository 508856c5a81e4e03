package dev.patterns.circuitbreaker;

import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A permit on its way out: it settles once, whoever comes first. */
final class OneShotPermit implements CircuitBreaker.Permit {

    private final OutcomeClassifier judge;
    private final CallPermit admission;
    private final @Nullable Time clock;
    private final long startedAt;
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param clock to time the call, where that matters */
    OneShotPermit(OutcomeClassifier judge, CallPermit admission, @Nullable Time clock) {
        this.judge = judge;
        this.admission = admission;
        this.clock = clock;
        this.startedAt = clock == null ? 0 : clock.nanoTime();
    }

    @Override
    public void returned(@Nullable Object result) {
        if (settle()) {
            judge.returned(admission, nanos(), result);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (settle()) {
            judge.settle(admission, nanos(), failure);
        }
    }

    @Override
    public void ignored() {
        if (settle()) {
            judge.settle(admission, nanos(), new CancellationException());
        }
    }

    /** Makes an asynchronous call, and settles when its stage completes or the returned future does, whichever comes first. */
    <T extends @Nullable Object> CompletableFuture<T> use(Supplier<? extends CompletionStage<T>> action) {
        var call = Futures.start(action);
        var result = new CompletableFuture<T>();
        call.whenComplete((value, failure) -> {
            try {
                ended(value, failure);
            } finally {
                Futures.complete(result, value, failure);
            }
        });
        result.whenComplete((value, failure) -> {
            ended(value, failure);
            call.cancel(true); // of no effect on one that is complete
        });
        return result;
    }

    private void ended(@Nullable Object result, @Nullable Throwable failure) {
        if (failure == null) {
            returned(result);
        } else {
            failed(Futures.unwrap(failure));
        }
    }

    private boolean settle() {
        return settled.compareAndSet(false, true);
    }

    private long nanos() {
        return clock == null ? OutcomeClassifier.UNTIMED : clock.nanoTime() - startedAt;
    }
}
