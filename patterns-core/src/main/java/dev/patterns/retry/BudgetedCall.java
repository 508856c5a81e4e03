package dev.patterns.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.internal.Throwables;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * What one call that had a failure owes to its budget. It ends once. The lock is for an asynchronous call, which may be
 * cancelled by one thread while another decides on a retry: a retry can't be charged after the end.
 */
final class BudgetedCall {

    private final RetryBudget budget;

    // Guarded by the lock on this.
    private long held; // what the last retry cost
    private int chargedAttempt; // the last failed attempt that the budget knows
    private boolean ended;

    BudgetedCall(RetryBudget budget) {
        this.budget = budget;
    }

    /** False if the retry must not be made. */
    synchronized boolean withdraw(int attempt, Throwable failure) {
        if (ended) {
            return false;
        }
        chargedAttempt = attempt;
        long cost = budget.withdraw(failure, held);
        held = Math.max(0, cost);
        return cost != RetryBudget.REFUSED;
    }

    synchronized void succeeded() {
        if (end()) {
            budget.answered(true, held);
        }
    }

    /**
     * @param attempt the number of the last attempt
     * @param failure the failure with which the call ends
     * @param retryable whether a failure may be retried by its kind
     */
    synchronized void failed(int attempt, Throwable failure, Predicate<? super Throwable> retryable) {
        if (!end()) {
            return;
        }
        boolean isNews = attempt != chargedAttempt && isFromTheDependency(failure);
        if (isNews && !isRetryable(failure, retryable)) {
            budget.answered(false, held);
            return;
        }
        if (isNews) {
            budget.lastAttemptFailed();
        }
        budget.abandoned(held);
    }

    synchronized void cancelled() {
        if (end()) {
            budget.abandoned(held);
        }
    }

    private boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private static boolean isFromTheDependency(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof CallRejectedException)
                && !(failure instanceof InterruptedException)
                && !(failure instanceof CancellationException);
    }

    /** A predicate that throws decides nothing: the failure counts as one that may be retried. */
    private static boolean isRetryable(Throwable failure, Predicate<? super Throwable> retryable) {
        try {
            return retryable.test(failure);
        } catch (Throwable thrown) {
            Throwables.suppress(failure, thrown);
            return true;
        }
    }
}
