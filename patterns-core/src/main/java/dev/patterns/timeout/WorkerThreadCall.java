package dev.patterns.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.internal.CallScope;
import dev.patterns.timeout.Timeout.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call on a worker thread, for which the caller waits.
 *
 * <p>Whether the call ended in time is decided once, under the lock: by the worker when the call ends, or by the caller
 * at the limit, whichever comes first. The worker is interrupted only under that lock and only while it makes this
 * call, and it clears its interrupt flag when the call ends. So an interrupt that was meant for this call never reaches
 * the thread's next one.
 */
final class WorkerThreadCall<T extends @Nullable Object, X extends Exception> implements Runnable {

    private enum State {
        RUNNING,
        COMPLETED,
        TIMED_OUT
    }

    private final CheckedSupplier<? extends T, X> action;
    private final String name;
    private final Duration limit;
    private final Time time;
    private final CallReport report;
    private final long startedAt;
    private final Thread caller = Thread.currentThread();
    private final CallScope scope = CallScope.current();

    // Guarded by the lock on this. Nothing is waited for while it is held.
    private State state = State.RUNNING;
    private @Nullable Thread worker;
    private boolean callerInterrupted;
    private @Nullable T value;
    private @Nullable Throwable failure;

    WorkerThreadCall(
            CheckedSupplier<? extends T, X> action, String name, Duration limit, Time time, CallReport report) {
        this.action = action;
        this.name = name;
        this.limit = limit;
        this.time = time;
        this.report = report;
        this.startedAt = time.nanoTime();
    }

    /** On the worker's thread. If the caller gave up before the worker could start, the call is not made. */
    @Override
    public void run() {
        if (!start()) {
            return;
        }
        T returned = null;
        Throwable thrown = null;
        var outer = scope.enter();
        try {
            returned = action.get();
        } catch (Throwable failed) {
            thrown = failed;
        } finally {
            CallScope.leave(outer);
        }
        if (complete(returned, thrown)) {
            time.unpark(caller);
        }
    }

    /** On the caller's thread. */
    T await() throws X {
        boolean interrupted = false;
        try {
            while (isRunning()) {
                long left = limit.toNanos() - (time.nanoTime() - startedAt);
                if (left <= 0 && timeOut()) {
                    report.ended(Outcome.TIMEOUT).run();
                    throw new TimeoutExceededException(name, limit);
                }
                time.parkNanos(this, left);
                if (Thread.interrupted()) {
                    interrupted = true;
                    passInterruptOn();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        report.ended(hasFailed() ? Outcome.FAILURE : Outcome.SUCCESS).run();
        return outcome();
    }

    private synchronized boolean start() {
        if (state != State.RUNNING) {
            return false;
        }
        worker = Thread.currentThread();
        if (callerInterrupted) {
            worker.interrupt();
        }
        return true;
    }

    private synchronized boolean complete(@Nullable T returned, @Nullable Throwable thrown) {
        worker = null;
        Thread.interrupted();
        if (state == State.TIMED_OUT) {
            return false;
        }
        state = State.COMPLETED;
        value = returned;
        failure = thrown;
        return true;
    }

    private synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    private synchronized boolean timeOut() {
        if (state == State.COMPLETED) {
            return false;
        }
        state = State.TIMED_OUT;
        interruptWorker();
        return true;
    }

    /** The call sees it even if its worker has not started yet. */
    private synchronized void passInterruptOn() {
        callerInterrupted = true;
        interruptWorker();
    }

    private synchronized void interruptWorker() {
        if (worker != null) {
            time.interrupt(worker);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the action threw is an X or unchecked; what it returned is a T
    private synchronized T outcome() throws X {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (X) failure;
        }
        return value;
    }

    @Override
    public String toString() {
        return "the result within " + limit + " (" + name + ")";
    }
}
