package dev.patterns.timeout;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.internal.Throwables;
import dev.patterns.timeout.Timeout.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call on its caller's thread, which a timer interrupts at the limit.
 *
 * <p>Whether the call ended in time is decided once, under a lock: by the caller when the call ends, or by the timer at
 * the limit, whichever comes first. The timer interrupts under the same lock. So it never interrupts a caller whose
 * call has ended. And when a caller finds that its call timed out, the interrupt has already been sent, so the caller
 * can take it back: the code after the call doesn't see it.
 */
final class CallerThreadCall {

    private enum State {
        RUNNING,
        ENDED,
        TIMED_OUT
    }

    private final String name;
    private final Duration limit;
    private final Time time;
    private final CallReport report;
    private final TimerInterrupts interrupts = TimerInterrupts.ofCurrentThread();
    private State state = State.RUNNING; // guarded by the lock on interrupts

    CallerThreadCall(String name, Duration limit, Time time, CallReport report) {
        this.name = name;
        this.limit = limit;
        this.time = time;
        this.report = report;
    }

    <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var timer = time.schedule(this::timeOut, limit);
        interrupts.enterCall();
        T value;
        try {
            value = action.get();
        } catch (Throwable failure) {
            // an Error is thrown unchanged: a timeout would hide that the JVM is out of memory, for example
            if (end(timer) == State.TIMED_OUT && !(failure instanceof Error)) {
                throw timeoutExceeded(failure);
            }
            report.ended(Outcome.FAILURE).run();
            throw failure;
        }
        if (end(timer) == State.TIMED_OUT) {
            throw timeoutExceeded(null);
        }
        report.ended(Outcome.SUCCESS).run();
        return value;
    }

    /** On the timer's thread. */
    private void timeOut() {
        synchronized (interrupts) {
            if (state == State.RUNNING) {
                state = State.TIMED_OUT;
                interrupts.send(time);
            }
        }
    }

    /** On the caller's thread. */
    private State end(Cancellable timer) {
        timer.cancel();
        interrupts.exitCall();
        synchronized (interrupts) {
            if (state == State.TIMED_OUT) {
                interrupts.takeBack();
            } else {
                state = State.ENDED;
            }
            return state;
        }
    }

    /** The failure that followed the interrupt is suppressed: its stack trace shows where the call was stuck. */
    private TimeoutExceededException timeoutExceeded(@Nullable Throwable failure) {
        report.ended(Outcome.TIMEOUT).run();
        var exceeded = new TimeoutExceededException(name, limit);
        if (failure != null) {
            Throwables.suppress(exceeded, failure);
        }
        return exceeded;
    }
}
