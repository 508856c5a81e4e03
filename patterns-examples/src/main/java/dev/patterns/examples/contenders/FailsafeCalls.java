package dev.patterns.examples.contenders;

import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.patterns.CheckedSupplier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Calls under any of Failsafe's policies. Failsafe wraps checked exceptions in its own {@link FailsafeException}; these
 * methods unwrap them.
 */
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

    /** Failsafe starts the action on a thread of the common pool. */
    public static <T extends @Nullable Object> CompletableFuture<T> callAsync(
            FailsafeExecutor<Object> failsafe,
            Supplier<? extends CompletionStage<T>> action,
            UnaryOperator<Throwable> translate) {
        return Failures.translate(failsafe.<T>getStageAsync(action::get), translate);
    }

    private static Throwable unwrap(RuntimeException failure) {
        var cause = failure.getCause();
        if (failure.getClass() != FailsafeException.class || cause == null) {
            return failure;
        }
        return cause instanceof InterruptedException && isThrownByFailsafe(cause) ? failure : cause;
    }

    /**
     * Whether Failsafe itself was interrupted, while it waited between two attempts. The action doesn't declare this
     * InterruptedException, so it stays wrapped.
     */
    private static boolean isThrownByFailsafe(Throwable interrupt) {
        for (var frame : interrupt.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName().startsWith("dev.failsafe.");
            }
        }
        return false;
    }
}
