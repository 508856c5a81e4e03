package dev.patterns.metrics;

import dev.patterns.retry.Attempt;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * Registers a retry's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the retry's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>retry.calls</td><td>counter</td><td>outcome</td>
 *     <td>calls: success, success_after_retry, failure, failure_after_retry</td></tr>
 *   <tr><td>retry.attempts</td><td>counter</td><td></td><td>attempts of the calls that have ended</td></tr>
 *   <tr><td>retry.waits</td><td>timer</td><td></td><td>waits that were decided on, and how long</td></tr>
 *   <tr><td>retry.budget.left</td><td>gauge</td><td></td><td>0 to 1; NaN without a budget</td></tr>
 *   <tr><td>retry.load.amplification</td><td>gauge</td><td></td><td>attempts for each call; 1 without calls</td></tr>
 * </table>
 *
 * A call that is cancelled is not counted, nor one that a budget rejects. Binding it costs each call the work of two
 * Micrometer counters.
 */
public final class RetryMetrics implements MeterBinder {

    private static final String NAME = "name";

    private final Retry retry;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public RetryMetrics(Retry retry) {
        this.retry = retry;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        var success = calls(registry, "success");
        var successAfterRetry = calls(registry, "success_after_retry");
        var failure = calls(registry, "failure");
        var failureAfterRetry = calls(registry, "failure_after_retry");
        var attempts = Counter.builder("retry.attempts")
                .description("Attempts of the calls that have ended")
                .baseUnit("attempts")
                .tag(NAME, retry.name())
                .register(registry);
        var waits = Timer.builder("retry.waits")
                .description("Waits between two attempts")
                .tag(NAME, retry.name())
                .register(registry);
        bindGauges(registry, attempts, List.of(success, successAfterRetry, failure, failureAfterRetry));
        retry.onRetry(attempt -> attempt.nextDelay().ifPresent(waits::record));
        retry.onSuccess(failed -> {
            (failed.isEmpty() ? success : successAfterRetry).increment();
            attempts.increment(lastNumber(failed) + 1);
        });
        retry.onFailure(failed -> {
            (failed.size() == 1 ? failure : failureAfterRetry).increment();
            attempts.increment(lastNumber(failed));
        });
    }

    private Counter calls(MeterRegistry registry, String outcome) {
        return Counter.builder("retry.calls")
                .description("Calls that have ended")
                .baseUnit("calls")
                .tag(NAME, retry.name())
                .tag("outcome", outcome)
                .register(registry);
    }

    private void bindGauges(MeterRegistry registry, Counter attempts, List<Counter> calls) {
        Gauge.builder("retry.budget.left", retry, RetryMetrics::budgetLeft)
                .description("The share of the budget that is left")
                .tag(NAME, retry.name())
                .register(registry);
        Gauge.builder("retry.load.amplification", () -> {
                    double ended = calls.stream().mapToDouble(Counter::count).sum();
                    return ended == 0 ? 1 : attempts.count() / ended;
                })
                .description("Attempts for each call")
                .tag(NAME, retry.name())
                .register(registry);
    }

    private static double budgetLeft(Retry retry) {
        return retry.config().budget().map(RetryBudget::left).orElse(Double.NaN);
    }

    /** The list may have a gap, but it ends with the last attempt. */
    private static int lastNumber(List<Attempt> attempts) {
        return attempts.isEmpty() ? 0 : attempts.get(attempts.size() - 1).number();
    }
}
