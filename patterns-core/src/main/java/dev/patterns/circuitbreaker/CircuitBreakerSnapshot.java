package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A breaker at one moment. Its figures are read one after the other while calls go on.
 *
 * @param name the breaker's
 * @param state what it is doing
 * @param inState for how long
 * @param calls in the window, the first one if there are several; 0 where the rule keeps none
 * @param failures in that window; where there is none, in a row or in total, as the rule counts
 * @param slowCalls in that window
 * @param rejected since the breaker was made
 * @param nextProbeIn how long it stays open; empty in other states
 */
public record CircuitBreakerSnapshot(
        String name,
        CircuitBreaker.State state,
        Duration inState,
        long calls,
        long failures,
        long slowCalls,
        long rejected,
        Optional<Duration> nextProbeIn) {

    static CircuitBreakerSnapshot of(CircuitBreakerConfig config, BreakerState state, long rejected) {
        var counts = state.counts();
        return new CircuitBreakerSnapshot(
                config.name(),
                state.name,
                Duration.ofNanos(state.age()),
                counts.calls(),
                counts.failures(),
                counts.slowCalls(),
                rejected,
                state.nextProbeIn());
    }

    /** The share of the window's calls that failed; empty where it has none. */
    public OptionalDouble failureRate() {
        return rate(failures);
    }

    /** The share of the window's calls that were slow; empty where it has none. */
    public OptionalDouble slowCallRate() {
        return rate(slowCalls);
    }

    private OptionalDouble rate(long some) {
        return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of(some / (double) calls);
    }

    /** As a log reader wants it: {@code payments is OPEN for 12.3 s, next probe in 47.7 s; 5 failures, 310 rejected}. */
    @Override
    public String toString() {
        var text = new StringBuilder(name)
                .append(" is ")
                .append(state)
                .append(" for ")
                .append(seconds(inState));
        nextProbeIn.ifPresent(left -> text.append(", next probe in ").append(seconds(left)));
        text.append("; ").append(failures).append(" failures");
        if (calls > 0) {
            text.append(" and ")
                    .append(slowCalls)
                    .append(" slow of ")
                    .append(calls)
                    .append(" calls");
        }
        return text.append(", ").append(rejected).append(" rejected").toString();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 100 / 10.0 + " s";
    }
}
