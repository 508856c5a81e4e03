package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What is advised, beside today's settings, with a sentence for each. */
final class Reasons {

    private static final String NOT_SET = "-";

    private final Advisor advised;
    private final CurrentSettings today;
    private final DependencyDescription dependency;
    private final double timeout;

    private Reasons(Advisor advised, CurrentSettings today) {
        this.advised = advised;
        this.today = today;
        this.dependency = advised.dependency;
        this.timeout = NormalOperation.seconds(advised.timeout);
    }

    static List<Recommendation> of(Advisor advised, CurrentSettings today) {
        return new Reasons(advised, today).all();
    }

    private List<Recommendation> all() {
        var breaker = advised.breaker;
        return List.of(
                new Recommendation("timeout", text(today.timeout()), text(advised.timeout), timeout()),
                new Recommendation("attempts", text(today.attempts()), "" + advised.attempts, attempts()),
                new Recommendation("backoff", text(today.backoff()), text(advised.backoff), backoff()),
                new Recommendation(
                        "budget",
                        fraction(today.budget().isPresent(), today.budget().orElse(0)),
                        fraction(advised.budget.isPresent(), advised.budget.orElse(0)),
                        budget()),
                ofBreaker("breaker-threshold", it -> percent(it.threshold()), threshold()),
                ofBreaker("breaker-window", it -> "" + it.window(), window()),
                ofBreaker("breaker-open", it -> text(it.openFor()), openFor()),
                ofBreaker("breaker-probes", it -> "" + it.probes(), probes(breaker)),
                new Recommendation("bulkhead", text(today.bulkhead()), "" + advised.bulkhead, bulkhead()),
                new Recommendation("pool", text(today.pool()), "" + advised.pool.servers(), pool()),
                new Recommendation(
                        "connection-timeout",
                        text(today.connectionTimeout()),
                        text(advised.connectionTimeout),
                        connectionTimeout()));
    }

    private Recommendation ofBreaker(String setting, Function<Breaker, String> value, String reason) {
        return new Recommendation(
                setting, today.breaker().map(value).orElse(NOT_SET), value.apply(advised.breaker), reason);
    }

    private String timeout() {
        double p999 = advised.latency.exceededBy(Advisor.FALSE_TIMEOUTS);
        return advised.timeout.toNanos() / 1e9 > 1.2 * p999
                ? format(
                        "p99.9 is %s; longer, because latencies are close together or calls wait in the queue",
                        seconds(p999))
                : format(
                        "1 call in 1,000 takes longer: p99.9 is %s, %.1f times p99",
                        seconds(p999), p999 / NormalOperation.seconds(dependency.p99()));
    }

    private String attempts() {
        if (advised.isBusy) {
            return format(
                    "the dependency has no room for retries: %s of it is in use", percent(dependency.utilization()));
        }
        double left = StrictMath.pow(advised.failing, advised.attempts);
        return advised.attempts == 1
                ? format("%s of the calls fail: fewer than 1 in 10,000", percent(advised.failing))
                : format(
                        "%s of the calls fail, timeouts included; after %d attempts %s of the requests do",
                        percent(advised.failing), advised.attempts, percent(left));
    }

    private String backoff() {
        return "the median latency, doubled each time, with full jitter: calls that failed together retry apart";
    }

    private String budget() {
        if (advised.budget.isEmpty()) {
            return "no retries, no budget";
        }
        double ratio = advised.budget.getAsDouble();
        return format(
                "normal operation needs %s; in an outage the load is %.1f times as high at most, instead of %d times",
                percent(Advisor.retriesForEachSuccess(advised.failing)), 1 + ratio, advised.attempts);
    }

    private String threshold() {
        return format("%s of the calls fail in normal operation", percent(advised.failing));
    }

    private String window() {
        var breaker = advised.breaker;
        int failures = ChanceOpenings.failuresThatOpen(breaker);
        double seconds = new Outage(dependency, advised.settings()).timeUntilOpen(breaker, advised.failing);
        return format(
                "%d failures of %d come by chance %s; in an outage they come in %s",
                failures, breaker.window(), rarely(advised.openingsPerDay(breaker)), seconds(seconds));
    }

    private static String rarely(double perDay) {
        return perDay < 0.001 ? "less than once in 1,000 days" : format("%.3f times a day", perDay);
    }

    private String openFor() {
        double open = NormalOperation.seconds(advised.breaker.openFor());
        return format(
                "a probe holds a permit for %s, then none for %s: %s of the %d permits",
                seconds(timeout),
                seconds(open),
                percent(timeout / (timeout + open) / advised.bulkhead),
                advised.bulkhead);
    }

    private static String probes(Breaker breaker) {
        return format("each further one would hold a permit too, every %s", text(breaker.openFor()));
    }

    private String bulkhead() {
        double load = advised.callsPerSecond * advised.heldFor();
        if (advised.isBusy) {
            return format(
                    "an instance's part of the capacity, so that the dependency's queue is short; %s are rejected",
                    percent(Erlang.blocked(advised.bulkhead, load)));
        }
        return format(
                "%.1f calls at a time by Little's law, %.0f if all were as slow as p99; %s are rejected",
                load,
                Math.ceil(advised.callsPerSecond * NormalOperation.seconds(dependency.p99())),
                percent(Erlang.blocked(advised.bulkhead, load)));
    }

    private String pool() {
        if (advised.poolIsBehindBulkhead()) {
            return "one for each call that the bulkhead admits: no call waits";
        }
        return format(
                "%.1f connections in use by Little's law; %s of the calls wait, p99 of the waits is %s",
                advised.pool.load(), percent(advised.pool.waiting()), seconds(advised.pool.waitExceededBy(0.01)));
    }

    private String connectionTimeout() {
        if (advised.poolIsBehindBulkhead()) {
            return "a wait means that connections are stuck";
        }
        return format(
                "p99.9 of the waits is %s: a longer one means that connections are stuck",
                seconds(advised.pool.waitExceededBy(0.001)));
    }

    private static String text(Optional<Duration> duration) {
        return duration.map(Durations::text).orElse(NOT_SET);
    }

    private static String text(Duration duration) {
        return Durations.text(duration);
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? "" + number.getAsInt() : NOT_SET;
    }

    private static String fraction(boolean isSet, double fraction) {
        return isSet ? percent(fraction) : NOT_SET;
    }

    private static String percent(double share) {
        return Figure.Unit.SHARE.text(share);
    }

    private static String seconds(double seconds) {
        return Figure.Unit.SECONDS.text(seconds);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
