package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A service works through its queue in order, even for callers that have timed out after a second. A short spike of
 * load fills the queue. Many retries keep it full long after the spike; few retries let it drain.
 */
final class MetastableFailure {

    private static final Duration SPIKE_BEGINS = Duration.ofSeconds(20);
    private static final Duration SPIKE_ENDS = Duration.ofSeconds(25);
    private static final Duration MEASURED_FROM = SPIKE_ENDS.plusSeconds(50);
    private static final Duration END = MEASURED_FROM.plusSeconds(20);

    /** Serves one request after the other, 22 ms each: 45 a second. */
    private static final class Service {
        private static final long NANOS = 22_000_000;
        private final SimulatedTime time;
        private long busyUntil;

        Service(SimulatedTime time) {
            this.time = time;
        }

        String answer() throws InterruptedException {
            long now = time.elapsed().toNanos();
            busyUntil = Math.max(busyUntil, now) + NANOS;
            time.sleep(Duration.ofNanos(busyUntil - now));
            return "done";
        }
    }

    private MetastableFailure() {}

    static List<Comparison> comparisons() {
        double naive = goodput(retry -> retry.maxAttempts(4).backoff(Backoff.none()));
        double budgeted = goodput(retry -> retry.maxAttempts(4)
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10))
                        .withFullJitter())
                .budget(RetryBudget.ratio(0.1, 10)));
        return List.of(
                new Comparison("naive retries, 50 s after the spike", "still collapsed", percent(naive), naive < 0.2),
                new Comparison("backoff and a budget", "above 95 %", percent(budgeted), budgeted > 0.95));
    }

    /** The fraction of requests that succeed, at the first attempt or a later one, 50 s after the spike. */
    private static double goodput(UnaryOperator<RetryBuilder> settings) {
        return Scenario.constant(40)
                .spike(SPIKE_BEGINS, SPIKE_ENDS, 80)
                .lasting(END)
                .requesting(run -> {
                    var service = new Service(run.time());
                    var retry = settings.apply(Retry.builder("service"))
                            .time(run.time())
                            .random(run.time().random())
                            .build();
                    var timeout = Timeout.builder("service")
                            .limit(Duration.ofSeconds(1))
                            .time(run.time())
                            .build();
                    var policy = Policy.compose(retry, timeout);
                    return () -> policy.call(service::answer);
                })
                .run(7)
                .requests()
                .arrivedBetween(MEASURED_FROM, END)
                .successRate();
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %% succeed", 100 * fraction);
    }
}
