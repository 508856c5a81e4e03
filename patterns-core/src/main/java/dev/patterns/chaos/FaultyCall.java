package dev.patterns.chaos;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.chaos.ChaosFault.Kind;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call with its fault: the wait, then the failure or the call, then the loss of its answer. */
final class FaultyCall {

    private final ChaosFault fault;
    private final ChaosSettings config;
    private final CallSite site;
    private final Time time;
    private final Pauses pauses;

    FaultyCall(ChaosFault fault, ChaosSettings config, CallSite site, Time time, Pauses pauses) {
        this.fault = fault;
        this.config = config;
        this.site = site;
        this.time = time;
        this.pauses = pauses;
    }

    <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        awaitPause();
        if (fault.kind() == Kind.FAILURE) {
            throw FaultyCall.<X>undeclared(failure());
        }
        T answer = action.get();
        if (fault.kind() == Kind.LOST_ANSWER) {
            throw FaultyCall.<X>undeclared(failure());
        }
        return answer;
    }

    private void awaitPause() {
        var pause = pause();
        if (pause == null) {
            return;
        }
        pauses.add(pause);
        try {
            var failure = pause.await();
            if (failure != null) {
                throw failedWith(failure);
            }
        } finally {
            pauses.remove(pause);
        }
    }

    <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var result = new CompletableFuture<T>();
        var pause = pause();
        if (pause == null) {
            startCall(action, result);
            return result;
        }
        var scope = CallScope.current();
        pauses.add(pause);
        result.whenComplete((value, failure) -> pause.end("was cancelled while it waited"));
        pause.start().thenAccept(failure -> {
            pauses.remove(pause);
            if (failure != null) {
                result.completeExceptionally(failedWith(failure));
            } else {
                time.execute(() -> startCallIn(scope, action, result));
            }
        });
        return result;
    }

    private <T extends @Nullable Object> void startCallIn(
            CallScope scope, Supplier<? extends CompletionStage<T>> action, CompletableFuture<T> result) {
        var outer = scope.enter();
        try {
            startCall(action, result);
        } finally {
            CallScope.leave(outer);
        }
    }

    private <T extends @Nullable Object> void startCall(
            Supplier<? extends CompletionStage<T>> action, CompletableFuture<T> result) {
        if (fault.kind() == Kind.FAILURE) {
            result.completeExceptionally(failure());
        }
        if (result.isDone()) {
            return;
        }
        var call = Futures.start(action);
        result.whenComplete((value, failure) -> call.cancel(true)); // no effect if the call is complete
        call.whenComplete((value, failure) -> Futures.complete(
                result, value, failure == null && fault.kind() == Kind.LOST_ANSWER ? failure() : failure));
    }

    /** Null: the call doesn't wait. */
    private @Nullable Pause pause() {
        if (fault.kind() == Kind.HANG) {
            return Pause.hang(config.hangLimit(), site, time);
        }
        return fault.latency().isZero() ? null : Pause.latency(fault.latency(), site, time);
    }

    private Exception failure() {
        if (config.failureSupplier().isEmpty()) {
            return failedWith(fault.kind() == Kind.FAILURE ? "fails" : "succeeded, but its answer is lost");
        }
        try {
            return config.failureSupplier().get().get();
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }

    private InjectedFailureException failedWith(String what) {
        return new InjectedFailureException(config.name(), fault.call(), what);
    }

    /** To throw a failure that the action may not declare. */
    @SuppressWarnings("unchecked")
    private static <X extends Exception> X undeclared(Exception failure) {
        return (X) failure;
    }
}
