package dev.patterns.circuitbreaker;

import dev.patterns.BadResult;
import dev.patterns.CallRejectedException;
import dev.patterns.internal.FailureTypes;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Decides what the end of a call counts as.
 *
 * <p>It calls the predicates that the breaker was set up with. One that throws makes the call a failure; what it threw
 * is logged or added to the call's own failure. The caller gets what it would get anyway.
 */
final class OutcomeClassifier {

    /** In place of a duration, for a call that was not timed. Less than any duration. */
    static final long UNTIMED = -1;

    private static final FailureTypes SAYS_NOTHING_ABOUT_THE_DEPENDENCY =
            FailureTypes.of(InterruptedException.class, CancellationException.class, CallRejectedException.class);

    private final CircuitBreakerConfig config;
    private final Logger log;
    private final long slowNanos;
    private final Predicate<? super Throwable> failOn;
    private final Predicate<? super Throwable> ignoreOn;
    private final boolean timesCalls;

    /** @param timesAllCalls whether calls are timed even if no setting needs that */
    OutcomeClassifier(CircuitBreakerConfig config, Logger log, boolean timesAllCalls) {
        this.config = config;
        this.log = log;
        this.slowNanos = config.slowAfter().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.failOn = config.failOn();
        this.ignoreOn = config.ignoreOn();
        this.timesCalls = timesAllCalls
                || config.slowAfter().isPresent()
                || config.failOnResult().isPresent();
    }

    /** Whether more matters than what a call throws: its duration, or its result. */
    boolean timesCalls() {
        return timesCalls;
    }

    CallOutcome classify(long nanos, @Nullable Throwable failure) {
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
            return !SAYS_NOTHING_ABOUT_THE_DEPENDENCY.test(failure) && failOn.test(failure) && !ignoreOn.test(failure);
        } catch (Throwable broken) {
            Throwables.suppress(failure, broken);
            return true;
        }
    }

    /** Returns what stands for a bad result; null if the result is good. */
    @Nullable
    BadResult failureIn(@Nullable Object result) {
        var isBad = config.failOnResult();
        try {
            return isBad.isPresent() && isBad.get().test(result) ? new BadResult(result) : null;
        } catch (Throwable broken) {
            log.error("failOnResult of circuit breaker {} failed: the call counts as a failure", config.name(), broken);
            return new BadResult(result);
        }
    }
}
