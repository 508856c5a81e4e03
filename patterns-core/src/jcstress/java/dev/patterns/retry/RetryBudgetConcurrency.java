package dev.patterns.retry;

import dev.patterns.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a budget guarantees, with two threads at a time. */
public final class RetryBudgetConcurrency {

    private static final IOException FAILURE = new IOException("down");

    private RetryBudgetConcurrency() {}

    /** Two retries and one token: one retry is made. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one retry")
    @State
    public static class TheLastTokenIsWithdrawnOnce {
        private final RetryBudget budget = RetryBudget.ratio(0.1, 1);

        @Actor
        public void one(II_Result made) {
            made.r1 = withdraws(budget, 0);
        }

        @Actor
        public void other(II_Result made) {
            made.r2 = withdraws(budget, 0);
        }
    }

    /** Two retries and a balance for one, in a window. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one retry")
    @State
    public static class ABalanceForOneRetryIsUsedOnce {
        private final RetryBudget budget = RetryBudget.window(Duration.ofSeconds(1), 1, 0, Time.system());

        @Actor
        public void one(II_Result made) {
            made.r1 = withdraws(budget, 0);
        }

        @Actor
        public void other(II_Result made) {
            made.r2 = withdraws(budget, 0);
        }
    }

    /** A call ends while another asks for the only place: afterwards the place is taken if, and only if, it got it. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "before or after the end")
    @State
    public static class APlaceIsFreedOnce {
        private final RetryBudget budget = RetryBudget.concurrent(0, 1);
        private final long held;

        public APlaceIsFreedOnce() {
            budget.begin();
            budget.begin();
            held = budget.withdraw(FAILURE, 0);
        }

        @Actor
        public void ends() {
            budget.answered(true, held);
        }

        @Actor
        public void asks(II_Result result) {
            result.r1 = withdraws(budget, 0);
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = (int) budget.left();
        }
    }

    /** A call is cancelled as its attempt fails: nothing stays charged. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the budget is whole again")
    @State
    public static class ACancelledCallOwesNothing {
        private final RetryBudget budget = RetryBudget.concurrent(0, 1);
        private final CompletableFuture<String> attempt = new CompletableFuture<>();
        private final CompletableFuture<String> result = Retry.builder("stress")
                .maxAttempts(2)
                .backoff(Backoff.fixed(Duration.ofHours(1)))
                .budget(budget)
                .build()
                .callAsync(() -> attempt);

        @Actor
        public void cancels() {
            result.cancel(true);
        }

        @Actor
        public void fails() {
            attempt.completeExceptionally(FAILURE);
        }

        @Arbiter
        public void after(I_Result left) {
            left.r1 = (int) budget.left();
        }
    }

    private static int withdraws(RetryBudget budget, long held) {
        return budget.withdraw(FAILURE, held) == RetryBudget.REFUSED ? 0 : 1;
    }
}
