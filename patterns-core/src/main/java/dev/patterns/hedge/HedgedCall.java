package dev.patterns.hedge;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Throwables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One blocking call: one or two attempts on worker threads, and the caller, which waits for an answer.
 *
 * <p>The outcome is decided once, under the lock, by the attempt that ends the call. A worker is interrupted only under
 * that lock and only while it makes an attempt of this call, and it clears its interrupt flag when the attempt ends. So
 * an interrupt that was meant for this call never reaches the thread's next one.
 */
final class HedgedCall<T extends @Nullable Object, X extends Exception> {

    private final CheckedSupplier<? extends T, X> action;
    private final HedgeDecisions decisions;
    private final Time time;
    private final long startedAt;
    private final Thread caller = Thread.currentThread();
    private final CallScope scope = CallScope.current();

    // Guarded by the lock on this. Nothing is waited for while it is held.
    private final List<Thread> workers = new ArrayList<>(2);
    private int attempts; // that have not ended, also those that no worker has started yet
    private boolean callerInterrupted;
    private boolean ended;
    private boolean wonByHedge;
    private @Nullable T value;
    private @Nullable Throwable failure;

    HedgedCall(CheckedSupplier<? extends T, X> action, HedgeDecisions decisions, Time time) {
        this.action = action;
        this.decisions = decisions;
        this.time = time;
        this.startedAt = time.nanoTime();
    }

    /** On the caller's thread. */
    T await() throws X {
        long delay = decisions.begin();
        addAttempt(false);
        boolean interrupted = false;
        try {
            while (!hasEnded()) {
                if (delay != HedgeDecisions.NEVER && elapsedNanos() >= delay) {
                    delay = HedgeDecisions.NEVER;
                    hedge();
                } else {
                    time.parkNanos(this, delay == HedgeDecisions.NEVER ? Long.MAX_VALUE : delay - elapsedNanos());
                }
                if (Thread.interrupted()) {
                    interrupted = true;
                    delay = HedgeDecisions.NEVER;
                    interruptAttempts();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return outcome();
    }

    private void hedge() {
        if (decisions.mayHedge(elapsedNanos())) {
            try {
                addAttempt(true);
            } catch (Throwable failure) {
                decisions.onNoThread(failure);
                dropAttempt();
            }
        }
    }

    private void addAttempt(boolean hedge) {
        synchronized (this) {
            attempts++;
        }
        time.execute(() -> attempt(hedge));
    }

    /** On a worker's thread. If the call ended before the worker could start, the attempt is not made. */
    private void attempt(boolean hedge) {
        if (!startAttempt()) {
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
        if (endAttempt(hedge, returned, thrown)) {
            time.unpark(caller);
        }
    }

    private synchronized boolean startAttempt() {
        if (ended) {
            return false;
        }
        workers.add(Thread.currentThread());
        if (callerInterrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** True if the attempt ended the call. */
    private synchronized boolean endAttempt(boolean hedge, @Nullable T returned, @Nullable Throwable thrown) {
        workers.remove(Thread.currentThread());
        Thread.interrupted();
        attempts--;
        if (ended) {
            return false;
        }
        if (thrown == null) {
            value = returned;
            failure = null;
            wonByHedge = hedge;
            ended = true;
            interruptWorkers();
        } else {
            addFailure(thrown);
            ended = attempts == 0;
        }
        return ended;
    }

    /** The attempt can't be made. If the other one has failed meanwhile, that ends the call. */
    private synchronized void dropAttempt() {
        attempts--;
        ended |= attempts == 0;
    }

    private void addFailure(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else {
            Throwables.suppress(failure, thrown);
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void interruptAttempts() {
        callerInterrupted = true;
        interruptWorkers();
    }

    private void interruptWorkers() {
        workers.forEach(time::interrupt);
    }

    private long elapsedNanos() {
        return time.nanoTime() - startedAt;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the action threw is an X or unchecked; what it returned is a T
    private synchronized T outcome() throws X {
        if (failure == null) {
            decisions.onSuccess(wonByHedge, elapsedNanos());
            return value;
        }
        decisions.onFailure();
        if (failure instanceof Error error) {
            throw error;
        }
        throw (X) failure;
    }

    @Override
    public String toString() {
        return "the first answer of a hedged call";
    }
}
