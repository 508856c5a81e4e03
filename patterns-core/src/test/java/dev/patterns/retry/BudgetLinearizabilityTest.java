package dev.patterns.retry;

import dev.patterns.TwoThreads;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The budgets are linearizable. Lincheck's model checker runs random programs on two threads, in many interleavings,
 * and looks for an order of the operations that explains what each of them returned.
 */
@Tag("stress")
class BudgetLinearizabilityTest {

    private static final IOException FAILURE = new IOException("down");

    /** Each thread makes one call after the other, and each call any number of retries. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public abstract static class Model {

        private static final long NO_CALL = -1;

        private final RetryBudget budget;
        private final AtomicLongArray held = new AtomicLongArray(8);

        Model(RetryBudget budget) {
            this.budget = budget;
            for (int thread = 0; thread < held.length(); thread++) {
                held.set(thread, NO_CALL);
            }
        }

        @Operation
        public void begin(@Param(name = "thread") int thread) {
            if (held.get(thread) == NO_CALL) {
                budget.begin();
                held.set(thread, 0);
            }
        }

        @Operation
        public boolean retry(@Param(name = "thread") int thread) {
            if (held.get(thread) == NO_CALL) {
                return false;
            }
            long cost = budget.withdraw(FAILURE, held.get(thread));
            held.set(thread, Math.max(0, cost));
            return cost != RetryBudget.REFUSED;
        }

        @Operation
        public void succeed(@Param(name = "thread") int thread) {
            if (held.get(thread) != NO_CALL) {
                budget.answered(true, held.getAndSet(thread, NO_CALL));
            }
        }

        @Operation
        public void fail(@Param(name = "thread") int thread) {
            if (held.get(thread) != NO_CALL) {
                budget.lastAttemptFailed();
                budget.abandoned(held.getAndSet(thread, NO_CALL));
            }
        }

        @Operation
        public double left() {
            return budget.left();
        }
    }

    public static final class Ratio extends Model {
        public Ratio() {
            super(RetryBudget.ratio(0.5, 2));
        }
    }

    public static final class Aws extends Model {
        public Aws() {
            super(RetryBudget.tokenBucket(30, failure -> 14));
        }
    }

    public static final class Grpc extends Model {
        public Grpc() {
            super(RetryBudget.grpc(4, 0.5));
        }
    }

    public static final class Envoy extends Model {
        public Envoy() {
            super(RetryBudget.concurrent(0.5, 1));
        }
    }

    @Test
    void theLastTokenPaysForOneRetry() {
        TwoThreads.of(Ratio.class)
                .before("begin 0", "begin 1", "retry 0")
                .after("left")
                .areLinearizable("retry 0", "retry 1");
    }

    @Test
    @Tag("interleavings")
    void ratioIsLinearizable() {
        check(Ratio.class);
    }

    @Test
    @Tag("interleavings")
    void awsIsLinearizable() {
        check(Aws.class);
    }

    @Test
    @Tag("interleavings")
    void grpcIsLinearizable() {
        check(Grpc.class);
    }

    @Test
    @Tag("interleavings")
    void envoyIsLinearizable() {
        check(Envoy.class);
    }

    private static void check(Class<?> model) {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsBefore(4)
                .actorsPerThread(4)
                .actorsAfter(2)
                .check(model);
    }
}
