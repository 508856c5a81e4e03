package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Recorded;
import dev.patterns.examples.pages.engine.StepRuns;
import java.util.List;
import java.util.stream.IntStream;

/** What the retry's page says about its runs. */
final class RetryClaims {

    private static final String WAIT = "wait before the next attempt, in milliseconds";
    private static final String ARRIVED = "calls that reached the service in the last second";
    private static final String TOKENS = "whole tokens left in the budget";
    private static final String BUDGET = "ratio 0.1, burst 5";

    private RetryClaims() {}

    static Claims all() {
        return sandbox(budget(load(together(maxDuration(declined(backoff(byChance(new Claims()))))))));
    }

    private static Claims byChance(Claims claims) {
        return claims.step("A call fails by chance")
                .says(
                        "Each attempt fails here with a probability of 40 %",
                        step -> {
                            var attempts = step.with("3").reached().size();
                            assertThat((attempts - 8.0) / attempts).isCloseTo(0.4, within(0.05));
                        })
                .says("Without a retry the client sees every failure: 4 of 8 calls", step -> {
                    assertThat(step.with("1: no retry").calls()).hasSize(8);
                    assertThat(step.with("1: no retry").ended(FAILURE)).isEqualTo(4);
                })
                .says(
                        "With 3 attempts a call fails only if all three do: about 6 of 100 calls, and here none",
                        step -> {
                            assertThat(100 * Math.pow(0.4, 3)).isCloseTo(6, within(0.5));
                            assertThat(step.with("3").ended(ANSWER)).isEqualTo(8);
                        })
                .says("a call that needs three attempts takes three times as long, and the waits come on top", step -> {
                    var took = step.with("3").calls().stream()
                            .mapToDouble(Recorded.Ended::took)
                            .summaryStatistics();
                    double attempt = took.getMin() - 0.3;
                    assertThat(took.getMax() - 0.3).isCloseTo(3 * attempt + 2 * 0.3, within(0.001));
                });
    }

    private static Claims backoff(Claims claims) {
        return claims.step("Wait before the next attempt")
                .says(
                        "the service is down from 2 s to 4.2 s",
                        step -> assertThat(step.with("none").calls())
                                .allMatch(call ->
                                        call.outcome() == (2 <= call.from() && call.to() < 4.2 ? FAILURE : ANSWER)))
                .says("Four attempts without a wait are over before it is back", step -> {
                    assertThat(step.with("none").calls().get(2).outcome()).isEqualTo(FAILURE);
                    assertThat(step.with("none").reachedBetween(2.2, 3.6)).isEqualTo(4);
                })
                .says(
                        "An exponential backoff doubles the wait each time",
                        step -> assertThat(step.with("0.3 s, doubled each time").values(WAIT))
                                .containsExactly(0, 300, 0, 600, 0, 1200, 0))
                .says("few attempts cover a long time", step -> {
                    assertThat(step.with("none").calls().get(2).took())
                            .isLessThan(
                                    step.with("0.3 s, always").calls().get(2).took());
                    assertThat(step.with("0.3 s, always").calls().get(2).took())
                            .isLessThan(step.with("0.3 s, doubled each time")
                                    .calls()
                                    .get(2)
                                    .took());
                });
    }

    private static Claims declined(Claims claims) {
        return claims.step("Not every failure is worth another attempt")
                .says(
                        "Each third call is a payment with a card that is declined",
                        step -> assertThat(step.each())
                                .allMatch(run -> run.ended(FAILURE) == 2
                                        && run.calls().get(1).outcome() == FAILURE
                                        && run.calls().get(4).outcome() == FAILURE))
                .says("More attempts cost time and load, and change nothing", step -> {
                    assertThat(step.with("not set").end())
                            .isGreaterThan(step.with("declined cards").end());
                    assertThat(step.with("not set").reached()).hasSize(6 + 2 * 2);
                    assertThat(step.with("declined cards").reached()).hasSize(6);
                });
    }

    private static Claims maxDuration(Claims claims) {
        return claims.step("One limit for all attempts")
                .says("Five attempts at a slow service, and the waits between them, take 9 s together", step -> {
                    assertThat(step.with("not set").reached()).hasSize(1 + 5);
                    assertThat(step.with("not set").calls().get(1).took()).isCloseTo(9, within(0.3));
                })
                .says("the client gets the last failure early, here after three attempts", step -> {
                    assertThat(step.with("3 s").reached()).hasSize(1 + 3);
                    assertThat(step.with("3 s").calls().get(1).outcome()).isEqualTo(FAILURE);
                })
                .says(
                        "An attempt that has begun is not cut off",
                        step -> assertThat(step.with("3 s").calls().get(1).took())
                                .isGreaterThan(3.3));
    }

    private static Claims together(Claims claims) {
        return claims.step("Clients that come back together")
                .says(
                        "12 clients call at the same moment, and the service can do 2 calls at a time: the others fail",
                        step -> assertThat(step.each())
                                .allMatch(run -> run.most("calls at the service at this moment", 0, 1) == 12)
                                .allMatch(run -> run.ended(ANSWER, call -> call.to() < 1.5) == 2))
                .says("Without jitter they all wait equally long, come back together, and meet again", step -> {
                    var second = step.with("none").reached().stream()
                            .skip(12)
                            .limit(10)
                            .mapToDouble(Recorded.Arrival::at)
                            .summaryStatistics();
                    assertThat(second.getMin()).isEqualTo(second.getMax());
                })
                .says("equal jitter from half of the wait to the whole, full jitter from zero to the whole", step -> {
                    assertThat(firstWaits(step, "equal"))
                            .allMatch(wait -> 0.25 <= wait && wait <= 0.5)
                            .anyMatch(wait -> wait > 0.4);
                    assertThat(firstWaits(step, "full"))
                            .allMatch(wait -> wait <= 0.5)
                            .anyMatch(wait -> wait < 0.25);
                })
                .says(
                        "Without jitter 4 of them fail after their last attempt, with equal jitter 1, with"
                                + " full jitter none",
                        step -> assertThat(step.each().stream().map(run -> run.ended(FAILURE)))
                                .containsExactly(4, 1, 0));
    }

    /** The first wait of each client that waits: between its first two arrivals, without the way and the answer. */
    private static List<Double> firstWaits(StepRuns step, String jitter) {
        var run = step.with(jitter);
        return IntStream.range(0, 12)
                .mapToObj(lane -> run.reached().stream()
                        .filter(arrival -> arrival.lane() == lane)
                        .limit(2)
                        .toList())
                .filter(arrivals -> arrivals.size() == 2)
                .map(arrivals -> Math.round(
                                1000 * (arrivals.get(1).at() - arrivals.get(0).at() - 0.45))
                        / 1000.0)
                .toList();
    }

    private static Claims load(Claims claims) {
        return claims.step("Retries multiply the load")
                .says(
                        "From 3 s to 8 s every call fails",
                        step -> assertThat(step.with("1").calls())
                                .allMatch(call -> call.outcome()
                                        == (3 <= call.from() + 0.3 && call.from() + 0.3 < 8 ? FAILURE : ANSWER)))
                .says(
                        "Each of the 12 clients",
                        step -> assertThat(step.with("1").calls().stream()
                                        .map(Recorded.Ended::lane)
                                        .distinct())
                                .hasSize(12))
                .says("with 3 attempts three times as many in a second, with 5 attempts five times as many", step -> {
                    int once = step.with("1").most(ARRIVED, 4, 8);
                    assertThat(1.0 * step.with("3").most(ARRIVED, 4, 8) / once).isCloseTo(3, within(0.3));
                    assertThat(1.0 * step.with("5").most(ARRIVED, 4, 8) / once).isCloseTo(5, within(0.3));
                })
                .says(
                        "three attempts in each of three layers are 27 calls",
                        step -> assertThat(3 * 3 * 3).isEqualTo(27));
    }

    private static Claims budget(Claims claims) {
        return claims.step("A budget for retries")
                .says(
                        "a call that succeeds puts a tenth of one in; it holds at most 5",
                        step -> assertThat(step.with(BUDGET).most(TOKENS)).isEqualTo(5))
                .says(
                        "While few calls fail, each of them is retried",
                        step -> assertThat(step.each())
                                .allMatch(run -> run.ended(FAILURE, call -> call.to() < 3) == 0
                                        && run.reachedBetween(0, 3) > run.ended(ANSWER, call -> call.to() < 3)))
                .says("In an outage the tokens are soon used up, and then each call is made once", step -> {
                    var run = step.with(BUDGET);
                    assertThat(run.gauge(TOKENS, 4.5)).isZero();
                    assertThat(run.reachedBetween(5, 8)).isBetween(33, 34); // one every 0.09 s
                })
                .says(
                        "retries add at most about a tenth to the load",
                        step -> assertThat(step.with(BUDGET).reached().size())
                                .isLessThanOrEqualTo(step.with(BUDGET).calls().size() * 11 / 10 + 5));
    }

    private static double longest(Recorded run) {
        return run.calls().stream().mapToDouble(Recorded.Ended::took).max().orElseThrow();
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says("Six clients call a service that fails from 2 s to 6 s", step -> {
                    var run = step.with("100 %", "1", "none", "not set", "not set");
                    assertThat(run.calls())
                            .allMatch(call -> call.outcome()
                                    == (2 <= call.from() + 0.3 && call.from() + 0.3 < 6 ? FAILURE : ANSWER));
                    assertThat(run.calls().stream().map(Recorded.Ended::lane).distinct())
                            .hasSize(6);
                })
                .says("Against chance two attempts do most of the work", step -> {
                    int once =
                            step.with("20 %", "1", "none", "not set", "not set").ended(FAILURE);
                    assertThat(step.with("20 %", "2", "none", "not set", "not set")
                                    .ended(FAILURE))
                            .isLessThan(once / 2);
                })
                .says("Against an outage only waits help", step -> {
                    assertThat(step.with("100 %", "4", "0.25 s, doubled", "not set", "not set")
                                    .ended(FAILURE))
                            .isLessThan(step.with("100 %", "4", "none", "not set", "not set")
                                    .ended(FAILURE));
                })
                .says("A budget limits the load, and `maxDuration` the time that a call takes", step -> {
                    var neither = step.with("100 %", "4", "0.25 s, doubled", "not set", "not set");
                    assertThat(step.with("100 %", "4", "0.25 s, doubled", BUDGET, "not set")
                                    .reached())
                            .hasSizeLessThan(neither.reached().size());
                    assertThat(longest(step.with("100 %", "4", "0.25 s, doubled", "not set", "1.5 s")))
                            .isLessThan(longest(neither) / 2);
                });
    }
}
