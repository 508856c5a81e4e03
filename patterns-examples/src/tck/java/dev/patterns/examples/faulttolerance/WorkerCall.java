package dev.patterns.examples.faulttolerance;

import dev.patterns.Time;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * A method call on a worker thread. It completes when the method has returned and the stage that it returned is
 * complete.
 *
 * <p>Cancelling it interrupts the method, but the call goes on until the method returns: a bulkhead counts it as long.
 * A call that has not begun is not made.
 */
final class WorkerCall extends CompletableFuture<Object> implements Runnable {

    private final Callable<? extends CompletionStage<?>> method;
    private final BooleanSupplier mayInterrupt;

    // Guarded by the lock on this.
    private boolean hasBegun;
    private Thread worker;

    private WorkerCall(Callable<? extends CompletionStage<?>> method, BooleanSupplier mayInterrupt) {
        this.method = method;
        this.mayInterrupt = mayInterrupt;
    }

    /** @param mayInterrupt is asked when the call is cancelled */
    static WorkerCall start(Callable<? extends CompletionStage<?>> method, BooleanSupplier mayInterrupt) {
        var call = new WorkerCall(method, mayInterrupt);
        Time.system().execute(call);
        return call;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        CompletionStage<?> stage;
        try {
            stage = method.call();
        } catch (Throwable failure) {
            stage = failedFuture(failure);
        } finally {
            end();
        }
        stage.whenComplete((value, failure) -> Stages.complete(this, value, failure));
    }

    private synchronized boolean begin() {
        hasBegun = !isDone();
        worker = Thread.currentThread();
        return hasBegun;
    }

    private synchronized void end() {
        worker = null;
        Thread.interrupted();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        synchronized (this) {
            if (hasBegun) {
                if (worker != null && mayInterrupt.getAsBoolean()) {
                    worker.interrupt();
                }
                return false;
            }
        }
        return super.cancel(mayInterruptIfRunning);
    }
}
