package dev.patterns.examples.faulttolerance;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Our policies, with the settings of the specification's annotations. A setting that is out of bounds is an
 * {@link IllegalArgumentException}, most of them from the policies' own builders.
 */
final class Policies {

    /** For -1, which the specification calls "forever". */
    private static final int MOST_ATTEMPTS = 1_000_000;

    private static final Duration NO_LIMIT = Duration.ofNanos(Long.MAX_VALUE);

    private final String name;
    private final boolean asynchronous;

    private Policies(String name, boolean asynchronous) {
        this.name = name;
        this.asynchronous = asynchronous;
    }

    /** In the specification's order: Retry(CircuitBreaker(Timeout(Bulkhead(method)))). */
    static Policy of(String name, MethodAnnotations annotations) {
        var policies = new Policies(name, annotations.has(Asynchronous.class));
        var outermostFirst = Stream.of(
                annotations
                        .find(org.eclipse.microprofile.faulttolerance.Retry.class)
                        .map(policies::retry),
                annotations
                        .find(org.eclipse.microprofile.faulttolerance.CircuitBreaker.class)
                        .map(policies::circuitBreaker),
                annotations
                        .find(org.eclipse.microprofile.faulttolerance.Timeout.class)
                        .map(policies::timeout),
                annotations
                        .find(org.eclipse.microprofile.faulttolerance.Bulkhead.class)
                        .map(policies::bulkhead));
        return Policy.compose(outermostFirst.flatMap(Optional::stream).toArray(Policy[]::new));
    }

    private Policy retry(org.eclipse.microprofile.faulttolerance.Retry settings) {
        var delay = duration(settings.delay(), settings.delayUnit());
        var maxDuration = duration(settings.maxDuration(), settings.durationUnit());
        var retry = Retry.builder(name)
                .maxAttempts(attempts(settings.maxRetries()))
                .backoff(jittered(delay, duration(settings.jitter(), settings.jitterDelayUnit())))
                .retryOn(assignableTo(settings.retryOn()))
                .abortOn(assignableTo(settings.abortOn()));
        if (!maxDuration.isZero()) {
            check(maxDuration.compareTo(delay) > 0, "maxDuration must be more than the delay, but was " + maxDuration);
            retry.maxDuration(maxDuration);
        }
        return retry.build();
    }

    private static int attempts(int maxRetries) {
        return maxRetries == -1 ? MOST_ATTEMPTS : Math.min(maxRetries, MOST_ATTEMPTS - 1) + 1;
    }

    /** The delay, varied by up to the jitter in either direction; the jitter may be longer than the delay. */
    private static Backoff jittered(Duration delay, Duration jitter) {
        check(!delay.isNegative(), "delay must be zero or more, but was " + delay);
        check(!jitter.isNegative(), "jitter must be zero or more, but was " + jitter);
        long shortest = delay.minus(jitter).toNanos();
        long range = jitter.multipliedBy(2).toNanos();
        return (attempt, previous, random) -> Duration.ofNanos(Math.max(0, shortest + random.nextLong(range + 1)));
    }

    private Policy circuitBreaker(org.eclipse.microprofile.faulttolerance.CircuitBreaker settings) {
        var delay = duration(settings.delay(), settings.delayUnit());
        var ratio = settings.failureRatio(); // may be 0, as the delay may; ours must be more
        var window = TripRule.countWindow(settings.requestVolumeThreshold())
                .minimumCalls(settings.requestVolumeThreshold())
                .failureRate(ratio == 0 ? Double.MIN_VALUE : ratio);
        var breaker = CircuitBreaker.builder(name)
                .tripWhen(window)
                .openFor(delay.isZero() ? Duration.ofNanos(1) : delay)
                .probes(settings.successThreshold())
                .build();
        var isFailure = assignableTo(settings.failOn())
                .and(assignableTo(settings.skipOn()).negate());
        return new CountingPolicy(breaker, isFailure);
    }

    private Policy timeout(org.eclipse.microprofile.faulttolerance.Timeout settings) {
        if (settings.value() == 0) {
            return Policy.compose();
        }
        var timeout = Timeout.builder(name)
                .limit(duration(settings.value(), settings.unit()))
                .interruptCaller()
                .build();
        return new TranslatingPolicy(
                timeout,
                failure -> failure instanceof TimeoutExceededException
                        ? new TimeoutException(failure.getMessage(), failure)
                        : failure);
    }

    private Policy bulkhead(org.eclipse.microprofile.faulttolerance.Bulkhead settings) {
        int waiters = settings.waitingTaskQueue();
        check(!asynchronous || waiters > 0, "waitingTaskQueue must be more than 0, but was " + waiters);
        var bulkhead = Bulkhead.builder(name)
                .limit(settings.value())
                .maxWaiters(asynchronous ? waiters : 0)
                .maxWait(NO_LIMIT)
                .build();
        return new TranslatingPolicy(
                bulkhead,
                failure ->
                        isRejectionBy(name, failure) ? new BulkheadException(failure.getMessage(), failure) : failure);
    }

    private static boolean isRejectionBy(String name, Throwable failure) {
        return failure instanceof CallRejectedException rejection
                && rejection.rejectedBy().equals(name);
    }

    static Predicate<Throwable> assignableTo(Class<? extends Throwable>[] types) {
        return failure -> {
            for (var type : types) {
                if (type.isInstance(failure)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Duration duration(long value, ChronoUnit unit) {
        return unit.getDuration().multipliedBy(value);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
