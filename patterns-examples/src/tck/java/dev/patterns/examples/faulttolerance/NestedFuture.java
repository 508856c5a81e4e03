package dev.patterns.examples.faulttolerance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The future of a future that an asynchronous method returns later, as one. */
final class NestedFuture implements Future<Object> {

    private final CompletableFuture<Object> returned;
    private final AtomicBoolean uninterruptible;

    NestedFuture(CompletableFuture<Object> returned, AtomicBoolean uninterruptible) {
        this.returned = returned;
        this.uninterruptible = uninterruptible;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        uninterruptible.set(!mayInterruptIfRunning);
        return returned.cancel(mayInterruptIfRunning) || (hasReturned() && inner().cancel(mayInterruptIfRunning));
    }

    @Override
    public boolean isCancelled() {
        return returned.isCancelled() || (hasReturned() && inner().isCancelled());
    }

    @Override
    public boolean isDone() {
        return hasReturned() ? inner().isDone() : returned.isDone();
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        returned.get();
        return inner().get();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        returned.get(timeout, unit);
        return inner().get(Math.max(0, unit.toNanos(timeout) - (System.nanoTime() - start)), TimeUnit.NANOSECONDS);
    }

    private boolean hasReturned() {
        return returned.isDone() && !returned.isCompletedExceptionally();
    }

    private Future<?> inner() {
        return (Future<?>) returned.join();
    }
}
