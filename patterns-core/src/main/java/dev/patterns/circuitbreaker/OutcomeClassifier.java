package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Failures;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.BadResult;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears how a call ended, says what that counts as, and tells the state that admitted the call, then those who listen.
 *
 * <p>It asks the predicates that the breaker was set up with, and is ready for any of them to throw: that is logged or added to
 * the call's failure, and the call counts as failed; its caller gets what it would have got.
 */
final class OutcomeClassifier {

    /** In place of a duration: nobody needed it when the call began. It is less than any. */
    static final long UNTIMED = -1;

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final Failures NO_FAULT_OF_THE_DEPENDENCY =
            Failures.of(InterruptedException.class, CancellationException.class, CallRejectedException.class);

    private final CircuitBreakerConfig config;
    private final Listeners listeners;
    private final long slowNanos;

    OutcomeClassifier(CircuitBreakerConfig config, Listeners listeners) {
        this.config = config;
        this.listeners = listeners;
        this.slowNanos = config.slowAfter().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    /** @param nanos how long the call took, or {@link #UNTIMED} */
    void returned(CallPermit admission, long nanos, @Nullable Object result) {
        settle(admission, nanos, failureIn(result));
    }

    /** @param failure what was thrown, or stands for a bad result; null if the call is a success */
    void settle(CallPermit admission, long nanos, @Nullable Throwable failure) {
        var outcome = outcome(failure, nanos);
        admission.settle(outcome, failure);
        if (nanos != UNTIMED && listeners.hearCalls()) {
            listeners.tellOfCall(outcome, nanos, failure);
        }
    }

    private CallOutcome outcome(@Nullable Throwable failure, long nanos) {
        if (failure == null) {
            return nanos >= slowNanos ? CallOutcome.SLOW_SUCCESS : CallOutcome.SUCCESS;
        } else if (counts(failure)) {
            return nanos >= slowNanos ? CallOutcome.SLOW_FAILURE : CallOutcome.FAILURE;
        }
        return CallOutcome.IGNORED;
    }

    private boolean counts(Throwable failure) {
        if (failure instanceof BadResult) {
            return true;
        }
        try {
            return !NO_FAULT_OF_THE_DEPENDENCY.test(failure)
                    && config.records().test(failure)
                    && !config.ignores().test(failure);
        } catch (Throwable broken) {
            Throwables.suppress(failure, broken);
            return true;
        }
    }

    private @Nullable Throwable failureIn(@Nullable Object result) {
        try {
            return config.failsOn().test(result) ? new BadResult(result) : null;
        } catch (Throwable broken) {
            log.error("The result predicate of circuit breaker {} failed: counted as a failure", config.name(), broken);
            return new BadResult(result);
        }
    }
}
