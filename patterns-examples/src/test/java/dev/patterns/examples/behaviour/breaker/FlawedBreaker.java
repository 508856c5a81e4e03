package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerPermit;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small circuit breaker whose probes, late results and permits can be wrong. Without a flaw it is right in that.
 * Every method that touches its state is synchronized; a call itself is made outside.
 */
final class FlawedBreaker implements BreakerAdapter {

    /** What can be wrong with it. */
    enum Flaw {
        LOST_PROBES_ARE_NOT_TAKEN_BACK,
        ERRORS_ARE_NOT_SEEN,
        LATE_RESULTS_COUNT,
        PERMITS_COUNT_TWICE
    }

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** Leave to make one call, and when the breaker was in which state: the number of transitions until then. */
    private record Admission(long transitions) {}

    private final BreakerSettings settings;
    private final Time time;
    private final Set<Flaw> flaws;
    private State state = State.CLOSED;
    private long transitions;
    private long since;
    private int failures;
    private boolean probeIsOut;
    private long probeSince;

    FlawedBreaker(BreakerSettings settings, Time time, Set<Flaw> flaws) {
        this.settings = settings;
        this.time = time;
        this.flaws = flaws;
    }

    @Override
    public synchronized String state() {
        return state.name();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var admission = admit();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            failed(admission, failure);
            throw failure;
        }
        succeeded(admission);
        return result;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        Admission admission;
        CompletableFuture<T> call;
        try {
            admission = admit();
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        try {
            call = action.get().toCompletableFuture();
        } catch (Throwable failure) {
            call = CompletableFuture.failedFuture(failure);
        }
        return call.whenComplete((value, failure) -> {
            if (failure == null) {
                succeeded(admission);
            } else {
                failed(admission, failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
    }

    @Override
    public BreakerPermit acquire() {
        var admission = admit();
        return new BreakerPermit() {
            private boolean settled;

            @Override
            public void succeed() {
                if (settle()) {
                    succeeded(admission);
                }
            }

            @Override
            public void fail(Throwable failure) {
                if (settle()) {
                    failed(admission, failure);
                }
            }

            private boolean settle() {
                boolean first = !settled || flaws.contains(Flaw.PERMITS_COUNT_TWICE);
                settled = true;
                return first;
            }
        };
    }

    private synchronized Admission admit() {
        if (state == State.OPEN && elapsed(since) >= settings.openFor().toNanos()) {
            moveTo(State.HALF_OPEN);
        }
        if (state == State.OPEN) {
            throw rejection(settings.openFor().toNanos() - elapsed(since));
        }
        if (state == State.HALF_OPEN) {
            if (probeIsOut && !probeCanBeTakenBack()) {
                throw rejection(settings.openFor().toNanos() - elapsed(probeSince));
            }
            probeIsOut = true;
            probeSince = time.nanoTime();
        }
        return new Admission(transitions);
    }

    private boolean probeCanBeTakenBack() {
        return !flaws.contains(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK)
                && elapsed(probeSince) >= settings.openFor().toNanos();
    }

    private synchronized void succeeded(Admission admission) {
        if (isLate(admission)) {
            return;
        }
        failures = 0;
        if (state == State.HALF_OPEN) {
            moveTo(State.CLOSED);
        }
    }

    private synchronized void failed(Admission admission, Throwable failure) {
        if (isLate(admission) || (failure instanceof Error && flaws.contains(Flaw.ERRORS_ARE_NOT_SEEN))) {
            return;
        }
        if (settings.ignoreOn().isPresent() && settings.ignoreOn().get().test(failure)) {
            probeIsOut = false;
            return;
        }
        failures++;
        if (state == State.HALF_OPEN || failures >= settings.failureThreshold()) {
            moveTo(State.OPEN);
        }
    }

    private boolean isLate(Admission admission) {
        return admission.transitions != transitions && !flaws.contains(Flaw.LATE_RESULTS_COUNT);
    }

    private void moveTo(State next) {
        state = next;
        transitions++;
        since = time.nanoTime();
        failures = 0;
        probeIsOut = false;
    }

    private long elapsed(long start) {
        return time.nanoTime() - start;
    }

    private CallRejectedException rejection(long retryAfterNanos) {
        return new CallRejectedException(settings.name(), "circuit breaker is open", Duration.ofNanos(retryAfterNanos));
    }
}
