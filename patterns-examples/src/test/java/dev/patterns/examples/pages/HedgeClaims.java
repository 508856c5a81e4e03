package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static dev.patterns.examples.pages.engine.Look.LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Recorded;

/** What the hedge's page says about its runs. The way from the client to the hedge and back is 0.2 s. */
final class HedgeClaims {

    private static final String TOOK = "the last call took, in milliseconds";
    private static final String SLOWEST = "the slowest of the last 10 calls, in milliseconds";
    private static final String SECONDS = "second attempts so far";
    private static final String AT_ONCE = "calls at the service at this moment";

    private HedgeClaims() {}

    static Claims all() {
        return sandbox(overload(manyClients(failures(percentile(delay(hedge(tail(new Claims()))))))));
    }

    private static Claims tail(Claims claims) {
        return claims.step("A few calls are slow")
                .says("Most are answered in 0.4 s. Four of these 12 calls take 1.7 s", step -> {
                    assertThat(step.run().values(TOOK)).containsOnly(0, 400, 1700);
                    assertThat(step.run().calls())
                            .hasSize(12)
                            .filteredOn(call -> call.took() == 1.9)
                            .hasSize(4);
                    assertThat(step.run().calls())
                            .filteredOn(call -> call.took() == 0.6)
                            .hasSize(8);
                })
                .says(
                        "If 1 of 20 calls is slow, and a page needs 20 calls, then 64 of 100 pages have at"
                                + " least one slow call",
                        step -> assertThat(100 * (1 - Math.pow(1 - 1 / 20.0, 20)))
                                .isCloseTo(64, within(0.5)));
    }

    private static Claims hedge(Claims claims) {
        return claims.step("A second attempt")
                .says(
                        "After 0.5 s without an answer the hedge makes the call again",
                        step -> assertThat(step.with("with").values(TOOK)).containsOnly(0, 400, 900))
                .says(
                        "The first one goes on",
                        step -> assertThat(step.with("with").reached())
                                .hasSize(12 + step.with("with").most(SECONDS)))
                .says(
                        "The service may work on at it, for no caller",
                        step -> assertThat(step.with("with").shows(LATE)).isTrue())
                .says(
                        "The second attempt is usually quick",
                        step -> assertThat(step.with("with").calls()).allMatch(call -> call.took() <= 1.1));
    }

    private static Claims delay(Claims claims) {
        return claims.step("When to make it")
                .says(
                        "A delay of 0.1 s is shorter than a good answer takes, so each call is made twice."
                                + " That doubles the load",
                        step -> assertThat(step.with("0.1 s").reached()).hasSize(24))
                .says(
                        "most second attempts are for nothing",
                        step -> assertThat(step.with("0.1 s").calls())
                                .filteredOn(call -> call.took() == 0.6)
                                .hasSizeGreaterThan(8))
                .says(
                        "With a delay of 1.2 s only the slow calls have one, but they stay nearly as slow:"
                                + " 1.6 s instead of 1.7 s",
                        step -> assertThat(step.with("1.2 s").values(TOOK)).containsOnly(0, 400, 1600))
                .says(
                        "the calls that are still waiting are the slow ones",
                        step -> assertThat(step.with("0.5 s").most(SECONDS)).isEqualTo(4));
    }

    private static Claims percentile(Claims claims) {
        return claims.step("A delay that is measured")
                .says(
                        "`delayPercentile` 0.95 means: 95 of 100 calls were faster than the delay, so about"
                                + " 5 of 100 have a second attempt. With 0.8 it is about 20 of 100",
                        step -> {
                            assertThat(secondsOf100(step.with("0.95"))).isCloseTo(5, within(2.0));
                            assertThat(secondsOf100(step.with("0.8"))).isCloseTo(20, within(3.0));
                        })
                .says("Until 100 calls have succeeded it makes no second attempt", step -> {
                    double known = step.with("0.95").moment("the delay is known");
                    assertThat(step.with("0.95").ended(ANSWER, call -> call.to() - 0.1 <= known))
                            .isCloseTo(100, within(4));
                    assertThat(step.with("0.95").gauge(SECONDS, known)).isZero();
                })
                .says(
                        "Then it computes the delay again after each 100 calls",
                        step -> assertThat(step.with("0.8").values("delay, in milliseconds"))
                                .hasSize(3));
    }

    /** Of the calls after the first 100. */
    private static double secondsOf100(Recorded run) {
        return 100.0 * run.most(SECONDS) / (run.calls().size() - 100);
    }

    private static Claims failures(Claims claims) {
        return claims.step("A hedge is not a retry")
                .says("Here some calls fail, and none is slow", step -> {
                    assertThat(step.with("nothing").ended(FAILURE)).isBetween(3, 6);
                    assertThat(step.with("nothing").calls()).allMatch(call -> call.took() == 0.6);
                })
                .says(
                        "the hedge makes no second attempt",
                        step -> assertThat(step.each()).allMatch(run -> run.most(SECONDS) == 0))
                .says(
                        "A retry is for failed calls",
                        step -> assertThat(step.with("a retry").ended(FAILURE)).isZero());
    }

    private static Claims manyClients(Claims claims) {
        return claims.step("Many clients: what it costs")
                .says("The clients make 12.5 calls a second, and 1 of 10 is slow", step -> {
                    assertThat(step.with("without").reachedBetween(2, 10)).isEqualTo(100);
                    assertThat(step.with("without").calls().stream()
                                    .filter(call -> call.took() > 1)
                                    .count())
                            .isBetween(13L, 17L);
                })
                .says(
                        "most of the time one of the last 10 calls was slow",
                        step -> assertThat(step.with("without").mean(SLOWEST, 2, 12))
                                .isGreaterThan((1700 + 400) / 2.0))
                .says(
                        "With a hedge a slow call mostly takes about half as long",
                        step -> assertThat(step.with("with").values(SLOWEST))
                                .contains(900)
                                .filteredOn(took -> took == 900)
                                .hasSizeGreaterThan((int) step.with("with").values(SLOWEST).stream()
                                        .filter(took -> took == 1700)
                                        .count()))
                .says(
                        "each slow call is made twice, so there is about one call more in 10",
                        step -> assertThat(step.with("with").reached().size() / 150.0)
                                .isCloseTo(1.1, within(0.02)));
    }

    private static Claims overload(Claims claims) {
        return claims.step("When all calls are slow")
                .says(
                        "From 3 s to 8 s each answer takes 1 s",
                        step -> assertThat(step.with("without").calls())
                                .filteredOn(call -> call.took() > 0.6)
                                .isNotEmpty()
                                .allMatch(call -> call.took() == 1.4 && 2.7 < call.from() && call.from() < 8))
                .says("Without a hedge 10 calls are at the service at a time, and it can do 14", step -> {
                    assertThat(step.with("without").most(AT_ONCE)).isEqualTo(10);
                    assertThat(step.with("without").ended(FAILURE)).isZero();
                })
                .says(
                        "With a budget of 1 each slow call has a second attempt, and no second attempt is faster",
                        step -> {
                            var slow = step.with("budget 1").calls().stream()
                                    .filter(call -> call.took() > 0.7)
                                    .toList();
                            assertThat(slow).hasSize(step.with("budget 1").most(SECONDS));
                            assertThat(slow)
                                    .filteredOn(call -> call.outcome() == ANSWER && call.from() < 7)
                                    .isNotEmpty()
                                    .allMatch(call -> call.took() == 1.4);
                        })
                .says("The limit is passed, and 13 calls fail that would have been answered", step -> {
                    assertThat(step.with("budget 1").most(AT_ONCE)).isGreaterThan(14);
                    assertThat(step.with("budget 1").ended(FAILURE)).isEqualTo(13);
                })
                .says(
                        "With 0.1 each call puts a tenth in, and a second attempt takes 1 out",
                        step -> assertThat(step.with("budget 0.1").most(SECONDS))
                                .isLessThanOrEqualTo(11))
                .says("it is soon used up, and the load grows by about a tenth", step -> {
                    assertThat(step.with("budget 0.1").reached().size() / 110.0).isCloseTo(1.1, within(0.05));
                    assertThat(step.with("budget 0.1").ended(FAILURE)).isZero();
                });
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says("From 2 s to 8 s some calls are slow, or all", step -> {
                    assertThat(step.with("100 %", "no hedge", "0.2").calls())
                            .allMatch(call -> (call.took() == 1.6) == (1.8 <= call.from() && call.from() < 7.8));
                    assertThat(step.with("10 %", "no hedge", "0.2").calls())
                            .filteredOn(call -> call.took() == 1.6)
                            .hasSizeBetween(2, 10);
                })
                .says("When a few calls are slow, a short delay and a small budget are enough", step -> {
                    assertThat(mean(step.with("10 %", "0.5 s", "0.2")))
                            .isLessThan(mean(step.with("10 %", "no hedge", "0.2")));
                    assertThat(step.with("10 %", "0.5 s", "0.2").reached())
                            .hasSameSizeAs(step.with("10 %", "0.5 s", "1").reached());
                })
                .says("no hedge helps, and with a large budget calls fail", step -> {
                    assertThat(step.with("100 %", "0.5 s", "1").ended(FAILURE)).isPositive();
                    assertThat(mean(step.with("100 %", "0.5 s", "0.05")))
                            .isCloseTo(mean(step.with("100 %", "no hedge", "0.05")), within(0.05));
                });
    }

    private static double mean(Recorded run) {
        return run.calls().stream().mapToDouble(Recorded.Ended::took).average().orElseThrow();
    }
}
