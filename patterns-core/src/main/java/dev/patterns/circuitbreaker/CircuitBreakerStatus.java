package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The state and figures of a breaker at one moment. The figures are read one after the other while calls go on.
 *
 * @param breaker the breaker's name
 * @param inState how long it has been in this state
 * @param calls in the window, or in the first one if there are several; 0 if the rule has no window
 * @param failures in that window; if there is none, in a row or in total, as the rule counts
 * @param slowCalls in that window
 * @param rejected since the breaker was made
 * @param nextProbeIn how much longer it stays open; empty in other states
 */
public record CircuitBreakerStatus(
        String breaker,
        CircuitBreakerState state,
        Duration inState,
        long calls,
        long failures,
        long slowCalls,
        long rejected,
        Optional<Duration> nextProbeIn) {

    static CircuitBreakerStatus of(CircuitState state) {
        var counts = state.counts();
        return new CircuitBreakerStatus(
                state.context.config().name(),
                state.name,
                Duration.ofNanos(state.age()),
                counts.calls(),
                counts.failures(),
                counts.slowCalls(),
                state.context.rejected(),
                state.nextProbeIn());
    }

    /** The share of the window's calls that failed; empty if it has no calls. */
    public OptionalDouble failureRate() {
        return rate(failures);
    }

    /** The share of the window's calls that were slow; empty if it has no calls. */
    public OptionalDouble slowCallRate() {
        return rate(slowCalls);
    }

    private OptionalDouble rate(long part) {
        return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) calls);
    }

    /** One line for a log: {@code payments is OPEN for 12.3 s, next probe in 47.7 s; 5 failed, 310 rejected}. */
    @Override
    public String toString() {
        return breaker + " is " + state + " for " + seconds(inState)
                + nextProbeIn.map(left -> ", next probe in " + seconds(left)).orElse("")
                + "; " + failures + " failed"
                + (calls > 0 ? " and " + slowCalls + " slow of " + calls + " calls" : "")
                + ", " + rejected + " rejected";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 100 / 10.0 + " s";
    }
}
