package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static dev.patterns.examples.pages.engine.Look.REJECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Recorded;
import java.util.List;

/** What the rate limiter's page says about its runs. */
final class RateLimiterClaims {

    private static final String LATELY = "calls that reached the service in the last second";
    private static final String ONE_FOR_ALL = "one for all, 5 in 1 s";
    private static final String ONE_EACH = "one for each client, 1 in 1 s";

    private RateLimiterClaims() {}

    static Claims all() {
        return sandbox(slowService(instances(callers(maxWait(retryAfter(burst(quota(new Claims()))))))));
    }

    private static Claims quota(Claims claims) {
        return claims.step("A service with a quota")
                .says("The service allows two calls a second, and answers any further call with an error", step -> {
                    assertThat(step.with("without").reached())
                            .hasSameSizeAs(step.with("without").calls());
                    assertThat(step.with("without").ended(ANSWER)
                                    / step.with("without").end())
                            .isLessThan(2);
                    assertThat(step.with("without").ended(FAILURE)).isGreaterThan(10);
                })
                .says(
                        "Here one becomes free every half second",
                        step -> assertThat(step.with("with").spans("used"))
                                .hasSizeGreaterThan(5)
                                .allMatch(used -> used.length() <= 0.5)
                                .filteredOn(used -> used.length() == 0.5)
                                .hasSizeGreaterThan(5))
                .says("A call that finds none is rejected in the client, and doesn't reach the service", step -> {
                    assertThat(step.with("with").ended(REJECTION))
                            .isEqualTo(step.with("without").ended(FAILURE));
                    assertThat(step.with("with").ended(FAILURE)).isZero();
                    assertThat(step.with("with").reached())
                            .hasSize(step.with("with").ended(ANSWER));
                });
    }

    private static Claims burst(Claims claims) {
        return claims.step("Permits can be saved")
                .says("Six calls come shortly after each other, then none for two seconds", step -> {
                    var starts = step.with("1").calls().stream()
                            .map(Recorded.Ended::from)
                            .sorted()
                            .toList();
                    assertThat(starts.get(5) - starts.get(0)).isLessThan(1);
                    assertThat(starts.get(6) - starts.get(5)).isGreaterThan(2);
                })
                .says(
                        "With a `burst` of 1 a permit that nothing takes is lost",
                        step -> assertThat(step.with("1").ended(ANSWER)).isEqualTo(4 * 2))
                .says(
                        "With a `burst` of 4 up to four are saved while no call comes, and four calls can"
                                + " begin at once",
                        step -> {
                            assertThat(step.with("4").inState("free", 3.3)).isEqualTo(4);
                            assertThat(step.with("4").calls())
                                    .filteredOn(call -> call.from() < 1)
                                    .hasSize(4)
                                    .allMatch(call -> call.outcome() == ANSWER);
                        })
                .says(
                        "In any time, wherever it begins, at most the burst and the rate times that time can begin",
                        step -> {
                            var starts = step.with("4").reached().stream()
                                    .map(Recorded.Arrival::at)
                                    .toList();
                            for (int i = 0; i < starts.size(); i++) {
                                for (int j = i; j < starts.size(); j++) {
                                    assertThat(j - i + 1).isLessThanOrEqualTo((int)
                                            (4 + 2 * (starts.get(j) - starts.get(i)) + 0.001));
                                }
                            }
                        });
    }

    private static Claims retryAfter(Claims claims) {
        return claims.step("When to come again")
                .says(
                        "Two clients share a permit a second, and each calls again until it is admitted",
                        step -> assertThat(step.each()).allMatch(run -> run.ended(ANSWER) == 2 * 4))
                .says(
                        "they try often, and most tries are in vain",
                        step -> assertThat(step.with("0.1 s").ended(REJECTION))
                                .isGreaterThan(step.with("0.1 s").ended(ANSWER)))
                .says("A client that waits so long is admitted at its next try", step -> {
                    var lower = step.with("retryAfter").calls().stream()
                            .filter(call -> call.lane() == 1)
                            .map(Recorded.Ended::outcome)
                            .toList();
                    assertThat(lower).hasSize(8);
                    for (int i = 0; i < 8; i++) {
                        assertThat(lower.get(i)).isEqualTo(i % 2 == 0 ? REJECTION : ANSWER);
                    }
                });
    }

    private static Claims maxWait(Claims claims) {
        return claims.step("Wait for a permit")
                .says("Six calls come at almost the same time, and two permits become free in a second", step -> {
                    assertThat(step.with("4 s").calls())
                            .filteredOn(call -> call.from() < 1)
                            .hasSize(6);
                    assertThat(step.with("4 s").most(LATELY)).isEqualTo(2);
                })
                .says("calls begin in the order in which they came, evenly spread", step -> {
                    var starts = step.with("4 s").reached();
                    for (int i = 1; i < 6; i++) {
                        assertThat(starts.get(i).lane()).isEqualTo(i);
                        assertThat(starts.get(i).at() - starts.get(i - 1).at()).isCloseTo(0.5, within(0.001));
                    }
                })
                .says(
                        "If that is more than `maxWait`, it is rejected at once",
                        step -> assertThat(step.with("1 s").calls())
                                .filteredOn(call -> call.outcome() == REJECTION)
                                .hasSize(6)
                                .allMatch(call -> call.took() == 0.16))
                .says("So `maxWait` also limits how many calls wait", step -> {
                    assertThat(step.with("1 s").most("calls that wait for a permit"))
                            .isEqualTo(2);
                    assertThat(step.with("4 s").most("calls that wait for a permit"))
                            .isEqualTo(5);
                });
    }

    private static Claims callers(Claims claims) {
        return claims.step("Several clients share")
                .says("The upper client calls ten times a second, each of the others less than once", step -> {
                    assertThat(step.with(ONE_FOR_ALL).calls())
                            .filteredOn(call -> call.lane() == 0)
                            .hasSize(100);
                    assertThat(step.with(ONE_FOR_ALL).calls())
                            .filteredOn(call -> call.lane() == 1)
                            .hasSize(8);
                    assertThat(step.with(ONE_FOR_ALL).end()).isCloseTo(10, within(0.5));
                })
                .says(
                        "They share 5 permits a second",
                        step -> assertThat(step.with(ONE_FOR_ALL).reachedBetween(2, 10))
                                .isBetween(39, 41))
                .says("most often that is one of the upper client's. The quiet clients are rejected too", step -> {
                    assertThat(step.with(ONE_FOR_ALL).ended(ANSWER, call -> call.lane() == 0))
                            .isGreaterThan(step.with(ONE_FOR_ALL).ended(ANSWER) * 9 / 10);
                    assertThat(step.with(ONE_FOR_ALL).ended(REJECTION, call -> call.lane() > 0))
                            .isGreaterThan(25);
                })
                .says("the upper client is rejected alone", step -> {
                    assertThat(step.with(ONE_EACH).ended(REJECTION, call -> call.lane() > 0))
                            .isZero();
                    assertThat(step.with(ONE_EACH).ended(REJECTION)).isPositive();
                })
                .says(
                        "permits that a quiet client doesn't use can't be used by another",
                        step -> assertThat(step.with(ONE_EACH).ended(ANSWER))
                                .isLessThan(step.with(ONE_FOR_ALL).ended(ANSWER)));
    }

    private static Claims instances(Claims claims) {
        return claims.step("Each instance counts alone")
                .says(
                        "each has a rate limiter of its own with two permits a second. They don't know of"
                                + " each other: the service gets two calls a second from each",
                        step -> assertThat(step.each().stream().map(run -> run.most(LATELY)))
                                .containsExactly(2, 2 * 3, 2 * 6));
    }

    private static Claims slowService(Claims claims) {
        return claims.step("A rate doesn't limit calls at the same time")
                .says(
                        "Five permits a second, and the service is slow from 3 s to 7 s",
                        step -> assertThat(step.run().calls())
                                .filteredOn(call -> call.took() > 3)
                                .isNotEmpty()
                                .allMatch(call -> 2.8 < call.from() && call.from() < 7))
                .says(
                        "The rate limiter admits as many calls as before",
                        step -> assertThat(step.run().reachedBetween(3.5, 6.5)).isEqualTo(5 * 3))
                .says(
                        "the rate times the latency, here up to 15",
                        step -> assertThat(step.run().most("calls at the service at this moment"))
                                .isEqualTo(5 * 3)
                                .isEqualTo(15));
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says("Five calls a second on average", step -> {
                    assertThat(step.with("one every 0.2 s", "8", "1", "0").calls())
                            .filteredOn(call -> call.from() < 4.2)
                            .hasSize(20);
                    assertThat(step.with("10 at a time, every 2 s", "8", "1", "0")
                                    .calls())
                            .filteredOn(call -> call.from() < 4.2)
                            .hasSize(20);
                })
                .says("A rate below the average rejects calls whatever the other settings are", step -> {
                    for (var burst : List.of("1", "4", "8")) {
                        for (var wait : List.of("0", "0.5 s", "2 s")) {
                            assertThat(step.with("10 at a time, every 2 s", "2", burst, wait)
                                            .ended(REJECTION))
                                    .isPositive();
                            assertThat(step.with("one every 0.2 s", "2", burst, wait)
                                            .ended(REJECTION))
                                    .isPositive();
                        }
                    }
                })
                .says("a peak needs a burst, which the service notices, or a wait, which the clients notice", step -> {
                    var calls = "10 at a time, every 2 s";
                    assertThat(step.with(calls, "8", "1", "0").ended(REJECTION)).isPositive();
                    assertThat(step.with(calls, "8", "8", "0.5 s").ended(REJECTION))
                            .isZero();
                    assertThat(step.with(calls, "8", "1", "2 s").ended(REJECTION))
                            .isZero();
                    assertThat(step.with(calls, "8", "8", "0.5 s").most(LATELY))
                            .isGreaterThan(step.with(calls, "8", "1", "2 s").most(LATELY));
                });
    }
}
