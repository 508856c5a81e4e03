package dev.patterns.timeout;

import dev.patterns.Time;
import org.jspecify.annotations.Nullable;

/**
 * The interrupts that the timers of {@link CallerThreadCall}s send to one thread. The thread has a single interrupt
 * flag, but several senders: calls nest, each with its own timer, and other threads interrupt for reasons of their own.
 *
 * <pre>
 *   inner limit  ├────────────┤ its timer sets the flag
 *   outer limit  ├──────────────────┤ its timer sets the flag, which changes nothing
 *   inner call   ├────────────────────────┤ ends, and clears the flag: the outer timer's interrupt is gone too
 * </pre>
 *
 * <p>So when a call that timed out ends, it clears the flag, and sets it again if an enclosing call has timed out as
 * well, or if another thread had set the flag before the first timer did. The code between the two calls, a retry for
 * example, then sees the outer interrupt.
 *
 * <p>A flag doesn't say which thread set it. So another thread's interrupt is taken for the timer's, and lost, in two
 * cases: it comes between the limit and the end of the call, or the call is just ending because of it at the limit.
 */
final class TimerInterrupts {

    /** Set only while the thread makes such a call. */
    private static final ThreadLocal<@Nullable TimerInterrupts> CURRENT = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private int calls; // used by the thread itself only

    // Guarded by the lock on this, which the calls use too. Nothing is waited for while it is held.
    private int timedOutCalls;
    private boolean interruptedByOthers;

    private TimerInterrupts() {}

    /** The enclosing call's, or new ones. */
    static TimerInterrupts ofCurrentThread() {
        var current = CURRENT.get();
        return current == null ? new TimerInterrupts() : current;
    }

    void enterCall() {
        if (calls++ == 0) {
            CURRENT.set(this);
        }
    }

    void exitCall() {
        if (--calls == 0) {
            CURRENT.remove();
        }
    }

    /** A call has timed out. On its timer's thread. */
    synchronized void send(Time time) {
        if (timedOutCalls++ == 0) {
            interruptedByOthers = thread.isInterrupted();
        }
        time.interrupt(thread);
    }

    /** A call that timed out has ended. On its own thread. */
    synchronized void takeBack() {
        timedOutCalls--;
        Thread.interrupted();
        if (timedOutCalls > 0 || interruptedByOthers) {
            thread.interrupt();
        }
    }
}
