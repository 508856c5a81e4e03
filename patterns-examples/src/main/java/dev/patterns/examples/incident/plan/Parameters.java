package dev.patterns.examples.incident.plan;

import dev.patterns.examples.incident.result.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The figures of a run, each with where it comes from. */
public final class Parameters {

    private Parameters() {}

    public static List<Parameter> of(Load load, Scale scale) {
        return List.of(
                given("success before", "98.5 %", "what the healthy act must show"),
                given("success during", "38.2 %", "what the incident act is calibrated to"),
                given("success after", "99.1 %", "what the hand-written tier must reach"),
                given("what was fixed", "timeout, pool size, breaker, retry, failover, leak", "the story's list"),
                given("documents' breaker", "5 failures, 60 s", "in incident-documented"),
                given("documents' retry", "3 retries, 1 s to 60 s, jitter", "in incident-documented"),
                given("documents' pool", "20 + 10 overflow, 30 s patience", "its size in the other tiers too"),
                chosen("seed", Long.toString(load.seed()), "--seed"),
                chosen("payments", "%,d".formatted(load.payments()), "--payments"),
                chosen("rate", number(load.ratePerSecond()) + " a second", "--rate; Poisson, open loop"),
                chosen("time scale", number(scale.factor()), "a second of the story takes this many seconds"),
                chosen(
                        "declines",
                        percent(Figures.DECLINES),
                        "of payments; with the transient errors, what 98.5 % leaves"),
                chosen("transient errors", percent(Figures.TRANSIENT_ERRORS), "of calls, 503 at once"),
                chosen(
                        "processor latency",
                        text(Figures.PRIMARY_LATENCY) + ", backup " + text(Figures.BACKUP_LATENCY),
                        "median of a log-normal, sigma " + number(Figures.LATENCY_SIGMA)),
                chosen("hang", text(Figures.HANG), "how long a hung call takes"),
                chosen("hung calls", percent(Figures.HANGS), "of the primary's calls, at any time"),
                chosen(
                        "stalls",
                        text(Figures.STALL_LENGTH) + " every " + text(Figures.STALL_EVERY),
                        "from %s, jittered by %s: %s of the primary's calls hang"
                                .formatted(
                                        text(Figures.FIRST_STALL),
                                        text(Figures.STALL_JITTER),
                                        percent(Figures.STALL_HANGS))),
                chosen(
                        "broken connections",
                        percent(Figures.RESETS),
                        "of the primary's calls, half of them after the capture; the path that leaks"),
                chosen(
                        "voids",
                        percent(Figures.TRANSIENT_ERRORS) + " unavailable",
                        "and never hung: answered apart from charges; tried " + Figures.VOID_ATTEMPTS + " times"),
                chosen("old pool", Figures.OLD_POOL + " connections", "in healthy and incident"),
                chosen("pool's patience", text(Figures.PATIENCE), "then the payment fails"),
                chosen("timeout", text(Figures.TIMEOUT), "for one call to a processor"),
                chosen(
                        "breaker",
                        Figures.BREAKER_FAILURES + " failures in a row, " + text(Figures.BREAKER_OPEN) + " open",
                        "before the primary alone; hand-written and library"),
                chosen(
                        "retry",
                        Figures.ATTEMPTS + " attempts, " + text(Figures.BACKOFF_BASE) + " to "
                                + text(Figures.BACKOFF_CAP),
                        "each wait at 50 to 100 %; hand-written and library"));
    }

    private static Parameter given(String name, String value, String note) {
        return new Parameter(name, value, true, note);
    }

    private static Parameter chosen(String name, String value, String note) {
        return new Parameter(name, value, false, note);
    }

    private static String percent(Share share) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * share.marked() / share.of());
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : number(duration.toMillis() / 1e3) + " s";
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
