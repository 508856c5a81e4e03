package dev.patterns.circuitbreaker;

import dev.patterns.Stages;
import dev.patterns.Time;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Leave to make one call, from {@link CircuitBreaker#acquire}. Exactly one of its methods is called when the call has ended; the
 * first counts, any other has no effect. Safe for use by any thread.
 */
public final class Permit {

    private final Judge judge;
    private final Admission admission;
    private final @Nullable Time clock;
    private final long startedAt;
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param clock to time the call, where that matters */
    Permit(Judge judge, Admission admission, @Nullable Time clock) {
        this.judge = judge;
        this.admission = admission;
        this.clock = clock;
        this.startedAt = clock == null ? 0 : clock.nanoTime();
    }

    /** The call returned this, which is a success unless {@link CircuitBreakerBuilder#failOn} says otherwise. */
    public void returned(@Nullable Object result) {
        if (settle()) {
            judge.returned(admission, nanos(), result);
        }
    }

    /** The call failed, which counts unless it is to be ignored. */
    public void failed(Throwable failure) {
        if (settle()) {
            judge.settle(admission, nanos(), failure);
        }
    }

    /** As if the call had not been made. */
    public void ignored() {
        if (settle()) {
            judge.settle(admission, nanos(), new CancellationException());
        }
    }

    /** As a future tells it. */
    void ended(@Nullable Object result, @Nullable Throwable failure) {
        if (failure == null) {
            returned(result);
        } else {
            failed(Stages.unwrap(failure));
        }
    }

    private boolean settle() {
        return settled.compareAndSet(false, true);
    }

    private long nanos() {
        return clock == null ? Judge.UNTIMED : clock.nanoTime() - startedAt;
    }
}
