package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The permit of a call that counts as slow while it is still under way, as soon as it has taken too long. Without it, a
 * dependency that hangs is noticed only when its calls return.
 */
final class OverdueCall implements CallPermit {

    private enum Progress {
        UNDER_WAY,
        OVERDUE,
        ENDED
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.UNDER_WAY);
    private final ClosedState closed;
    private final Cancellable timer;

    OverdueCall(ClosedState closed, Duration slowAfter) {
        this.closed = closed;
        this.timer = closed.context.time().schedule(this::becomeOverdue, slowAfter);
    }

    private void becomeOverdue() {
        if (progress.compareAndSet(Progress.UNDER_WAY, Progress.OVERDUE)) {
            closed.recordOverdue();
        }
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        timer.cancel();
        if (progress.getAndSet(Progress.ENDED) == Progress.OVERDUE) {
            closed.settleOverdue(outcome, failure);
        } else {
            closed.settle(outcome, failure);
        }
    }
}
