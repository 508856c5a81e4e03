package dev.patterns.retry;

import dev.patterns.BadResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings and listeners of the calls that begin now. What a call that succeeds at once must know is read here
 * without a detour: finding it through the settings' optionals would take longer than the rest of the call.
 *
 * @param readsClock whether a call reads the clock when it begins
 * @param checksResults whether results may be retried
 * @param notifiesSuccess whether there is a listener for calls that succeed
 */
record CallSettings(
        RetrySettings settings,
        RetryListeners listeners,
        @Nullable RetryBudget budget,
        boolean readsClock,
        boolean checksResults,
        boolean notifiesSuccess) {

    static CallSettings of(RetrySettings settings, RetryListeners listeners) {
        return new CallSettings(
                settings,
                listeners,
                settings.budget().orElse(null),
                settings.maxDuration().isPresent(),
                settings.retryOnResult().isPresent(),
                !listeners.onSuccess.isEmpty());
    }

    /** Tells the budget that a call begins. True if the budget limits calls, and not only retries, and rejects it. */
    boolean isRejected() {
        return budget != null && !budget.begin();
    }

    /** What stands for a result that is retried; null for any other result. A predicate that throws matches nothing. */
    @Nullable
    BadResult badResult(@Nullable Object result) {
        if (!checksResults) {
            return null;
        }
        try {
            return settings.retryOnResult().orElseThrow().test(result) ? new BadResult(result) : null;
        } catch (Throwable thrown) {
            listeners.predicateFailed(thrown);
            return null;
        }
    }

    /** A call has succeeded in its first attempt. */
    void onSuccess() {
        if (budget != null) {
            budget.answered(true, 0);
        }
        if (notifiesSuccess) {
            listeners.succeeded(List.of());
        }
    }
}
