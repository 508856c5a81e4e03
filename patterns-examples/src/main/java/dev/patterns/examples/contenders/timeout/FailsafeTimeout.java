package dev.patterns.examples.contenders.timeout;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import dev.patterns.timeout.TimeoutExceededException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Failsafe's timeout. A blocking call stays on the caller's thread, which is interrupted at the limit. A call that
 * ignores the interrupt keeps its caller waiting. Real time only.
 */
final class FailsafeTimeout implements TimeoutAdapter {

    private final String name;
    private final Duration limit;
    private final FailsafeExecutor<Object> failsafe;

    FailsafeTimeout(String name, Duration limit) {
        this.name = name;
        this.limit = limit;
        this.failsafe = Failsafe.with(Timeout.builder(limit).withInterrupt().build());
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, this::translate);
    }

    @Override
    public <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) {
        return failsafe.<T>get(action::get);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, this::translate);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof dev.failsafe.TimeoutExceededException
                ? new TimeoutExceededException(name, limit)
                : failure;
    }
}
