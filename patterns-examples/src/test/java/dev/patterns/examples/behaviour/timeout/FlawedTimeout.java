package dev.patterns.examples.behaviour.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.timeout.TimeoutAdapter;
import dev.patterns.examples.contenders.timeout.TimeoutSettings;
import dev.patterns.timeout.TimeoutExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small timeout that is right without a flaw and wrong in one way with each. */
final class FlawedTimeout implements TimeoutAdapter {

    /** What can be wrong with it. */
    enum Flaw {
        CALLS_ARE_NOT_INTERRUPTED,
        CALLER_WAITS_FOR_THE_CALL,
        LIMIT_IS_SHORTER,
        LATE_RESULTS_COUNT,
        RESULTS_ARE_KEPT,
        INTERRUPTS_COME_LATE,
        CALLER_IS_LEFT_INTERRUPTED,
        CALLERS_INTERRUPT_IS_NOT_PASSED_ON,
        CALLERS_INTERRUPT_IS_LOST,
        EXCEPTIONS_ARE_WRAPPED,
        ERRORS_ARE_WRAPPED,
        NULL_IS_A_FAILURE,
        TYPE_IS_THAT_OF_THE_JDK,
        NAME_IS_MISSING,
        CALLS_GO_ON,
        CANCEL_IS_NOT_PASSED_ON,
        FUTURES_WRAP
    }

    private static final List<Object> KEPT = new CopyOnWriteArrayList<>();

    /** Crosses from one timeout to the next. Other mutants run at the same time: only those with the flaw touch it. */
    private static final AtomicBoolean LATE_INTERRUPT = new AtomicBoolean();

    private final TimeoutSettings settings;
    private final Duration limit;
    private final Time time;
    private final Set<Flaw> flaws;

    FlawedTimeout(TimeoutSettings settings, Time time, Set<Flaw> flaws) {
        this.settings = settings;
        this.limit = flaws.contains(Flaw.LIMIT_IS_SHORTER) ? settings.limit().dividedBy(2) : settings.limit();
        this.time = time;
        this.flaws = flaws;
    }

    /** One call on a worker thread. The worker is known while the call runs. */
    private final class Call<T extends @Nullable Object> implements Runnable {
        private final CheckedSupplier<? extends T, ?> action;
        private final Thread caller = Thread.currentThread();
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable Thread worker;

        Call(CheckedSupplier<? extends T, ?> action) {
            this.action = action;
        }

        @Override
        public void run() {
            setWorker(Thread.currentThread());
            if (flaws.contains(Flaw.INTERRUPTS_COME_LATE) && LATE_INTERRUPT.compareAndSet(true, false)) {
                Thread.currentThread().interrupt();
            }
            try {
                T value = action.get();
                setWorker(null);
                result.complete(value);
            } catch (Throwable failure) {
                setWorker(null);
                result.completeExceptionally(failure);
            }
            time.unpark(caller);
        }

        private synchronized void setWorker(@Nullable Thread thread) {
            worker = thread;
            if (thread == null) {
                Thread.interrupted();
            }
        }

        synchronized void interrupt() {
            if (worker != null) {
                time.interrupt(worker);
            }
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (settings.remedy().isPresent()) {
            return action.get(); // on the caller's thread, which is all that the case of this remedy looks at
        }
        var call = new Call<T>(action);
        time.execute(call);
        boolean interrupted = false;
        long start = time.nanoTime();
        while (!call.result.isDone()) {
            long left = limit.toNanos() - (time.nanoTime() - start);
            if (left <= 0) {
                return atTheLimit(call);
            }
            time.parkNanos(this, left);
            if (Thread.interrupted()) {
                interrupted = true;
                if (flaws.contains(Flaw.CALLERS_INTERRUPT_IS_LOST)) {
                    throw new IllegalStateException("stopped");
                }
                if (!flaws.contains(Flaw.CALLERS_INTERRUPT_IS_NOT_PASSED_ON)) {
                    call.interrupt();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome(call);
    }

    private <T extends @Nullable Object, X extends Exception> T atTheLimit(Call<T> call) throws X {
        if (!flaws.contains(Flaw.CALLS_ARE_NOT_INTERRUPTED)) {
            call.interrupt();
        }
        if (flaws.contains(Flaw.INTERRUPTS_COME_LATE)) {
            LATE_INTERRUPT.set(true);
        }
        if (flaws.contains(Flaw.CALLER_WAITS_FOR_THE_CALL) || flaws.contains(Flaw.LATE_RESULTS_COUNT)) {
            while (!call.result.isDone()) {
                time.parkNanos(this, 1_000_000);
            }
        }
        if (flaws.contains(Flaw.LATE_RESULTS_COUNT)) {
            return outcome(call);
        }
        if (flaws.contains(Flaw.CALLER_IS_LEFT_INTERRUPTED)) {
            Thread.currentThread().interrupt();
        }
        throw Failures.<X>rethrow(exceeded());
    }

    private Exception exceeded() {
        if (flaws.contains(Flaw.TYPE_IS_THAT_OF_THE_JDK)) {
            return new TimeoutException(settings.name());
        }
        return new TimeoutExceededException(
                flaws.contains(Flaw.NAME_IS_MISSING) ? "a call" : settings.name(), settings.limit());
    }

    private <T extends @Nullable Object, X extends Exception> T outcome(Call<T> call) throws X {
        try {
            T value = call.result.join();
            if (value == null && flaws.contains(Flaw.NULL_IS_A_FAILURE)) {
                throw new NullPointerException("no result");
            }
            if (value != null && flaws.contains(Flaw.RESULTS_ARE_KEPT)) {
                KEPT.add(value);
            }
            return value;
        } catch (CompletionException wrapped) {
            var failure = Failures.unwrap(wrapped);
            var flaw = failure instanceof Error ? Flaw.ERRORS_ARE_WRAPPED : Flaw.EXCEPTIONS_ARE_WRAPPED;
            throw Failures.<X>rethrow(flaws.contains(flaw) ? new IllegalStateException(failure) : failure);
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var call = action.get().toCompletableFuture();
        var result = new CompletableFuture<T>();
        var timer = time.schedule(() -> result.completeExceptionally(exceeded()), limit);
        call.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(flaws.contains(Flaw.FUTURES_WRAP) ? failure : Failures.unwrap(failure));
            }
        });
        result.whenComplete((value, failure) -> {
            timer.cancel();
            if (!flaws.contains(result.isCancelled() ? Flaw.CANCEL_IS_NOT_PASSED_ON : Flaw.CALLS_GO_ON)) {
                call.cancel(true);
            }
        });
        return result;
    }
}
