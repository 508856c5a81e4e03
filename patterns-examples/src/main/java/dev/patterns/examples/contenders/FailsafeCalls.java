package dev.patterns.examples.contenders;

import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.patterns.CheckedSupplier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call under any of Failsafe's policies. It wraps checked exceptions into its own; here they come out again. */
public final class FailsafeCalls {

    private FailsafeCalls() {}

    public static <T extends @Nullable Object, X extends Exception> T call(
            FailsafeExecutor<Object> failsafe,
            CheckedSupplier<? extends T, X> action,
            UnaryOperator<Throwable> translate)
            throws X {
        try {
            return failsafe.<T>get(action::get);
        } catch (RuntimeException failure) {
            throw Failures.<X>rethrow(translate.apply(unwrap(failure)));
        }
    }

    /** The action starts on a thread of the common pool; Failsafe's way. */
    public static <T extends @Nullable Object> CompletableFuture<T> callAsync(
            FailsafeExecutor<Object> failsafe,
            Supplier<? extends CompletionStage<T>> action,
            UnaryOperator<Throwable> translate) {
        return Failures.future(failsafe.<T>getStageAsync(action::get), translate);
    }

    private static Throwable unwrap(RuntimeException failure) {
        var cause = failure.getCause();
        if (failure.getClass() != FailsafeException.class || cause == null) {
            return failure;
        }
        return cause instanceof InterruptedException && isFromOwnWait(cause) ? failure : cause;
    }

    /** A retry's wait that is interrupted ends with this exception, and no caller has declared it. */
    private static boolean isFromOwnWait(Throwable interrupt) {
        for (var frame : interrupt.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName().startsWith("dev.failsafe.");
            }
        }
        return false;
    }
}
