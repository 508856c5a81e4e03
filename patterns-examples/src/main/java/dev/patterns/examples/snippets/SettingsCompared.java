package dev.patterns.examples.snippets;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static dev.patterns.examples.snippets.MarkdownTable.heading;
import static dev.patterns.examples.snippets.MarkdownTable.row;
import static dev.patterns.examples.snippets.MarkdownTable.seconds;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import dev.patterns.timeout.Timeout;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/**
 * The effect of a breaker's settings on the same simulated traffic. Prints the tables of {@code
 * docs/circuit-breaker.md}.
 */
final class SettingsCompared {

    private static final Dependency HEALTHY = Dependency.answeringIn(ofMillis(20), ofMillis(120));
    private static final Scenario TRAFFIC = Scenario.poisson(20).lasting(ofMinutes(10));
    private static final Duration FROM = ofSeconds(60);
    private static final Duration TO = ofSeconds(127);
    private static final Dependency HANGING = HEALTHY.between(FROM, TO, Dependency.hung());
    private static final long SEED = 7;

    /** Sets something on a breaker's builder. */
    private interface Settings extends UnaryOperator<CircuitBreakerBuilder> {}

    private SettingsCompared() {}

    static void run(PrintStream out) {
        out.println("20 requests a second for 10 minutes. An outage lasts from 60 s to 127 s.");
        rules(out);
        openTimes(out);
        probes(out);
        hangs(out);
    }

    private static void rules(PrintStream out) {
        var rules = new LinkedHashMap<String, Settings>();
        rules.put("5 consecutive failures", it -> it.tripWhen(TripRule.consecutiveFailures(5)));
        rules.put(
                "half of the last 20",
                it -> it.tripWhen(TripRule.countWindow(20).failureRate(0.5)));
        rules.put(
                "half of the last 100",
                it -> it.tripWhen(TripRule.countWindow(100).failureRate(0.5)));
        rules.put(
                "half of the last 10 s, at least 20 calls",
                it -> it.tripWhen(
                        TripRule.timeWindow(ofSeconds(10)).failureRate(0.5).minimumCalls(20)));

        heading(out, "trip rule", "opens at 1 % failing", "at 20 %", "at 40 %", "at 60 %", "after an outage began");
        rules.forEach((label, rule) -> row(
                out,
                label,
                openings(rule, 0.01),
                openings(rule, 0.2),
                openings(rule, 0.4),
                openings(rule, 0.6),
                seconds(outage(rule).timeOfFirst(OPEN).minus(FROM))));
    }

    private static String openings(Settings rule, double failing) {
        return count(simulate(rule, HEALTHY.failing(failing)), OPEN);
    }

    private static void openTimes(PrintStream out) {
        var times = new LinkedHashMap<String, Settings>();
        for (int seconds : new int[] {1, 5, 30, 60}) {
            times.put(seconds + " s", it -> it.openFor(ofSeconds(seconds)));
        }
        times.put("1 s, doubled up to 30 s", it -> it.openFor(ofSeconds(1), 2, ofSeconds(30)));

        heading(out, "open for", "calls that failed in the outage", "closed after its end");
        times.forEach((label, time) -> {
            var result = outage(time);
            long failed = result.unansweredCallsBetween(FROM, TO.plusMillis(1));
            row(out, label, "" + failed, seconds(result.timeOfFirst(CLOSED).minus(TO)));
        });
    }

    private static void probes(PrintStream out) {
        var until = TO.plus(ofMinutes(2));
        var recovering = HEALTHY.between(FROM, TO, Dependency.down()).between(TO, until, HEALTHY.failing(0.5));

        heading(out, "probes", "closed in 2 minutes in which half of all calls fail", "calls that failed in them");
        for (int probes : new int[] {1, 3, 10}) {
            var result = simulate(it -> it.probes(probes), recovering);
            row(out, "" + probes, count(result, CLOSED, TO, until), "" + result.unansweredCallsBetween(TO, until));
        }
    }

    private static void hangs(PrintStream out) {
        var overdue = TripRule.countWindow(20).slowCallRate(0.5);

        heading(out, "while calls hang for 30 s", "opens after", "longest wait");
        row(out, "a breaker alone", opensAfterAndLongestWait(simulate(it -> it, HANGING)));
        row(out, "a timeout of 1 s inside", opensAfterAndLongestWait(simulate(it -> it, HANGING, true)));
        row(
                out,
                "overdue calls count as slow after 1 s",
                opensAfterAndLongestWait(simulate(
                        it -> it.tripWhen(overdue).slowAfter(ofSeconds(1)).countOverdueCalls(), HANGING)));
    }

    private static String[] opensAfterAndLongestWait(ScenarioResult result) {
        return new String[] {
            seconds(result.timeOfFirst(OPEN).minus(FROM)),
            seconds(result.requests().longest())
        };
    }

    private static ScenarioResult outage(Settings settings) {
        return simulate(settings, HEALTHY.failing(0.01).between(FROM, TO, Dependency.down()));
    }

    private static ScenarioResult simulate(Settings settings, Dependency dependency) {
        return simulate(settings, dependency, false);
    }

    private static ScenarioResult simulate(Settings settings, Dependency dependency, boolean limited) {
        return TRAFFIC.against(dependency)
                .guardedBy(run -> {
                    var breaker = settings.apply(CircuitBreaker.builder("stock").openFor(ofSeconds(5)))
                            .time(run.time())
                            .build();
                    breaker.onTransition(transition -> run.log(transition.to()));
                    return limited
                            ? Policy.compose(
                                    breaker,
                                    Timeout.builder("stock")
                                            .limit(ofSeconds(1))
                                            .time(run.time())
                                            .build())
                            : breaker;
                })
                .run(SEED);
    }

    private static String count(ScenarioResult result, CircuitBreakerState state) {
        return count(result, state, Duration.ZERO, result.elapsed());
    }

    private static String count(ScenarioResult result, CircuitBreakerState state, Duration from, Duration to) {
        long times = result.log().stream()
                .filter(logged -> logged.entry() == state
                        && logged.at().compareTo(from) >= 0
                        && logged.at().compareTo(to) <= 0)
                .count();
        return times == 0 ? "never" : times == 1 ? "once" : times + " times";
    }
}
