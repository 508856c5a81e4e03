package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that is counted as slow while it is still under way, once it has taken too long. Otherwise a dependency that hangs
 * would be seen only when its calls return.
 */
final class OverdueCall implements CallPermit {

    private enum Stage {
        UNDER_WAY,
        OVERDUE,
        ENDED
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNDER_WAY);
    private final ClosedState closed;
    private final Cancellable timer;

    OverdueCall(ClosedState closed) {
        this.closed = closed;
        this.timer = closed.breaker
                .time()
                .schedule(this::overdue, closed.breaker.config().slowAfter().orElseThrow());
    }

    private void overdue() {
        if (stage.compareAndSet(Stage.UNDER_WAY, Stage.OVERDUE)) {
            closed.overdue();
        }
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        timer.cancel();
        if (stage.getAndSet(Stage.ENDED) == Stage.OVERDUE) {
            closed.settleOverdue(outcome, failure);
        } else {
            closed.settle(outcome, failure);
        }
    }
}
