package dev.patterns.examples.incident.trace;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.trace.Step.Kind;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The payment service's dependencies, with a step for each call. */
final class TracedDependencies {

    private final StepRecorder recorder;
    private final Supplier<?> breaker;

    TracedDependencies(StepRecorder recorder, Supplier<?> breaker) {
        this.recorder = recorder;
        this.breaker = breaker;
    }

    PaymentDependencies around(PaymentDependencies dependencies) {
        return new PaymentDependencies(
                pool(dependencies.pool()),
                new TracedRetry(dependencies.retry()),
                dependencies.failover(),
                guarded(dependencies.primary(), () -> breaker("charge at primary")),
                guarded(dependencies.backup(), () -> "failover: charge at backup"),
                new TracedGuard(dependencies.voidPolicy(), Kind.VOID, () -> "void", "call of the processor"));
    }

    private DataSource pool(DataSource pool) {
        return new SimpleDataSource(() -> {
            var attempt = StepRecorder.current();
            var connection = recorder.record(attempt, Kind.CONNECTION, "connection from the pool", pool::getConnection);
            return attempt == null ? connection : new TracedConnection(connection, recorder, attempt);
        });
    }

    private GuardedProcessor guarded(GuardedProcessor processor, Supplier<String> label) {
        var guard = new TracedGuard(processor.guard(), Kind.CHARGE, label, "call of " + processor.name());
        return new GuardedProcessor(processor.name(), processor.processor(), guard);
    }

    private String breaker(String label) {
        var state = breaker.get().toString().toLowerCase(Locale.ROOT).replace('_', '-');
        return state.equals("none") ? label : label + ", breaker " + state;
    }

    /** Each attempt is a step. */
    private final class TracedRetry implements Policy {

        private final Policy retry;

        TracedRetry(Policy retry) {
            this.retry = retry;
        }

        @Override
        public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                throws X {
            var payment = StepRecorder.current();
            var attempts = new AtomicInteger();
            return retry.<T, X>call(() ->
                    recorder.<T, X>record(payment, Kind.ATTEMPT, "attempt " + attempts.incrementAndGet(), action));
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                Supplier<? extends CompletionStage<T>> action) {
            return retry.callAsync(action);
        }
    }

    /** The guarded call is a step, and what it comes to, if its guard lets it through, is a step of that. */
    private final class TracedGuard implements Policy {

        private final Policy guard;
        private final Kind kind;
        private final Supplier<String> label;
        private final String call;

        TracedGuard(Policy guard, Kind kind, Supplier<String> label, String call) {
            this.guard = guard;
            this.kind = kind;
            this.label = label;
            this.call = call;
        }

        @Override
        public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                throws X {
            return recorder.<T, X>record(StepRecorder.current(), kind, label.get(), () -> {
                var guarded = StepRecorder.current(); // the action may run on a worker thread
                return guard.<T, X>call(() -> recorder.<T, X>record(guarded, Kind.CALL, call, action));
            });
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                Supplier<? extends CompletionStage<T>> action) {
            return guard.callAsync(action);
        }
    }
}
