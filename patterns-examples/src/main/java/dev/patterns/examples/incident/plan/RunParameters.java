package dev.patterns.examples.incident.plan;

import static dev.patterns.examples.incident.result.Parameter.chosen;
import static dev.patterns.examples.incident.result.Parameter.given;

import dev.patterns.examples.incident.result.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The parameters of a run for the report, each marked as given by the story or chosen. */
public final class RunParameters {

    private RunParameters() {}

    public static List<Parameter> of(Workload workload, TimeScale scale) {
        return List.of(
                given("success before", "98.5 %", "what the healthy act must show"),
                given("success during", "38.2 %", "what the incident act is calibrated to"),
                given("success after", "99.1 %", "what the hand-written tier must reach"),
                given("what was fixed", "timeout, pool size, breaker, retry, failover, leak", "the story's list"),
                given("documents' breaker", "5 failures, 60 s", "in incident-documented"),
                given("documents' retry", "3 retries, 1 s to 60 s, jitter", "in incident-documented"),
                given(
                        "documents' pool",
                        "20 + 10 overflow, 30 s connection timeout",
                        "its size in the other tiers too"),
                chosen(
                        "objectives",
                        "99 % succeed, 99 % within " + text(Objectives.LATENCY),
                        "over 30 days; declined payments don't count"),
                chosen("seed", Long.toString(workload.seed()), "--seed"),
                chosen("payments", "%,d".formatted(workload.payments()), "--payments"),
                chosen("rate", number(workload.ratePerSecond()) + " a second", "--rate; Poisson, open loop"),
                chosen("time scale", number(scale.factor()), "a second of the story takes this many seconds"),
                chosen(
                        "declines",
                        percent(IncidentDefaults.DECLINES),
                        "of payments; with the transient errors, what 98.5 % leaves"),
                chosen("transient errors", percent(IncidentDefaults.TRANSIENT_ERRORS), "of calls, 503 at once"),
                chosen(
                        "processor latency",
                        text(IncidentDefaults.PRIMARY_LATENCY) + ", backup " + text(IncidentDefaults.BACKUP_LATENCY),
                        "median of a log-normal, sigma " + number(IncidentDefaults.LATENCY_SIGMA)),
                chosen("hang", text(IncidentDefaults.HANG_DURATION), "how long a hung call takes"),
                chosen("hung calls", percent(IncidentDefaults.HANGS), "of the primary's calls, at any time"),
                chosen(
                        "stalls",
                        text(IncidentDefaults.STALL_DURATION) + " every " + text(IncidentDefaults.STALL_INTERVAL),
                        "from %s, jittered by %s: %s of the primary's calls hang"
                                .formatted(
                                        text(IncidentDefaults.FIRST_STALL),
                                        text(IncidentDefaults.STALL_JITTER),
                                        percent(IncidentDefaults.STALL_HANGS))),
                chosen(
                        "broken connections",
                        percent(IncidentDefaults.RESETS),
                        "of the primary's calls, half of them after the capture; the path that leaks"),
                chosen(
                        "voids",
                        percent(IncidentDefaults.TRANSIENT_ERRORS) + " unavailable",
                        "and never hung: answered apart from charges; tried " + IncidentDefaults.VOID_ATTEMPTS
                                + " times"),
                chosen("old pool", IncidentDefaults.OLD_POOL_SIZE + " connections", "in healthy and incident"),
                chosen(
                        "pool's connection timeout",
                        text(IncidentDefaults.CONNECTION_TIMEOUT),
                        "then the payment fails"),
                chosen("timeout", text(IncidentDefaults.CALL_TIMEOUT), "for one call to a processor"),
                chosen(
                        "breaker",
                        IncidentDefaults.BREAKER_FAILURES + " failures in a row, "
                                + text(IncidentDefaults.BREAKER_OPEN_FOR) + " open",
                        "before the primary alone; hand-written and library"),
                chosen(
                        "retry",
                        IncidentDefaults.RETRY_ATTEMPTS + " attempts, " + text(IncidentDefaults.BACKOFF_BASE) + " to "
                                + text(IncidentDefaults.BACKOFF_CAP),
                        "each wait at 50 to 100 %; hand-written and library"));
    }

    public static String percent(Fraction fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * fraction.count() / fraction.of());
    }

    public static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : number(duration.toMillis() / 1e3) + " s";
    }

    public static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
