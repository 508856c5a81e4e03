package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.REJECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Recorded;

/** What the bulkhead's page says about its runs. */
final class BulkheadClaims {

    private static final String NO_THREAD = "requests that wait for a thread of the shop";
    private static final String CATALOGUE = "requests to the catalogue answered in the last second";
    private static final String ANSWERED = "calls answered in the last second";
    private static final String LATENCY = "latency of the service, in milliseconds";
    private static final String SHORT_WAIT = "4, maxWait 0.8 s";
    private static final String LONG_WAIT = "4, maxWait 5 s";
    private static final String ADAPTIVE = "adaptive, from 1 to 24, begins with 2";

    private BulkheadClaims() {}

    static Claims all() {
        return sandbox(instances(adaptive(capacity(waiting(limit(threads(new Claims())))))));
    }

    private static Claims threads(Claims claims) {
        return claims.step("One slow service takes all threads")
                .says(
                        "A shop serves each request on one of 8 threads. Half of the requests pay at a"
                                + " bank, the others read the catalogue",
                        step -> {
                            assertThat(step.run().calls()).hasSize(80);
                            assertThat(step.run().calls().stream()
                                            .map(Recorded.Ended::lane)
                                            .distinct())
                                    .hasSize(8);
                            assertThat(step.run().reached()).hasSize(40);
                            assertThat(step.run().arrivals(Place.SECOND)).hasSize(40);
                        })
                .says(
                        "From 3 s to 7 s the bank needs 3 s for an answer",
                        step -> assertThat(step.run().calls())
                                .filteredOn(call -> call.took() > 1)
                                .isNotEmpty()
                                .allMatch(call -> call.took() == 3.4 && 2.7 < call.from() && call.from() < 7))
                .says("Soon all threads wait for it, and requests to the catalogue wait for a thread", step -> {
                    assertThat(step.run().moment("all threads wait")).isBetween(3.0, 5.0);
                    assertThat(step.run().most(NO_THREAD)).isGreaterThan(10);
                })
                .says(
                        "hardly any request reaches it",
                        step -> assertThat(step.run().arrivals(Place.SECOND))
                                .filteredOn(arrival -> 4.7 < arrival.at() && arrival.at() < 6.5)
                                .hasSize(1));
    }

    private static Claims limit(Claims claims) {
        return claims.step("A limit for one service")
                .says(
                        "Without a free permit a call is rejected at once",
                        step -> assertThat(step.with("4").calls())
                                .filteredOn(call -> call.outcome() == REJECTION)
                                .isNotEmpty()
                                .allMatch(call -> call.took() == 0.2))
                .says(
                        "So the bank takes at most as many threads as there are permits, and the others"
                                + " stay for the catalogue",
                        step -> {
                            for (var limit : new String[] {"2", "4"}) {
                                assertThat(step.with(limit).spans("in use"))
                                        .allMatch(used -> step.with(limit).inState("in use", used.from())
                                                <= Integer.parseInt(limit));
                                assertThat(step.with(limit).most(NO_THREAD)).isZero();
                                assertThat(step.with(limit).gauge(CATALOGUE, 6))
                                        .isEqualTo(step.with(limit).gauge(CATALOGUE, 2.5));
                            }
                        })
                .says(
                        "while the bank is slow, most calls to it are rejected",
                        step -> assertThat(step.with("4").ended(REJECTION, call -> 3 < call.from() && call.from() < 7))
                                .isGreaterThan(step.with("4").reachedBetween(3, 7)))
                .says("A limit of 2 is too low: calls are rejected even while all is well", step -> {
                    assertThat(step.with("2").ended(REJECTION, call -> call.from() < 2.8))
                            .isPositive();
                    assertThat(step.with("4").ended(REJECTION, call -> call.from() < 2.8))
                            .isZero();
                });
    }

    private static Claims waiting(Claims claims) {
        return claims.step("Wait, or be rejected at once")
                .says(
                        "Six calls come at a time, and there are two permits. By default four of them are rejected",
                        step -> {
                            assertThat(step.with("0").calls())
                                    .filteredOn(call -> call.from() < 2)
                                    .hasSize(6)
                                    .filteredOn(call -> call.outcome() == REJECTION)
                                    .hasSize(4);
                        })
                .says(
                        "lets some calls wait, each for at most `maxWait`",
                        step -> assertThat(step.with(SHORT_WAIT).calls())
                                .filteredOn(call -> call.outcome() == REJECTION)
                                .allMatch(call -> call.took() == 0.96))
                .says(
                        "They are served in the order in which they came",
                        step -> assertThat(step.with(SHORT_WAIT).reached().stream()
                                        .limit(6)
                                        .map(Recorded.Arrival::lane))
                                .containsExactly(0, 1, 2, 3, 4, 5))
                .says(
                        "until 6 s no call is rejected",
                        step -> assertThat(step.with(SHORT_WAIT).ended(REJECTION, call -> call.from() < 6))
                                .isZero())
                .says(
                        "From then on the service is slow, and a short wait only delays the rejection",
                        step -> assertThat(step.with(SHORT_WAIT).ended(REJECTION))
                                .isCloseTo(step.with("0").ended(REJECTION, call -> call.from() >= 6), within(2)))
                .says(
                        "With a long wait more calls are answered, but each holds a thread of the caller"
                                + " for up to 5 s before it begins",
                        step -> {
                            assertThat(step.with(LONG_WAIT).ended(ANSWER))
                                    .isGreaterThan(step.with(SHORT_WAIT).ended(ANSWER));
                            assertThat(step.with(LONG_WAIT).calls())
                                    .filteredOn(call -> call.outcome() == REJECTION)
                                    .allMatch(call -> call.took() == 5.16);
                        });
    }

    private static Claims capacity(Claims claims) {
        return claims.step("Which limit")
                .says(
                        "This service has four workers, and a queue before them. A limit of 2 leaves two of them idle",
                        step -> {
                            assertThat(step.with("6").most(ANSWERED)).isEqualTo(4 * 5);
                            assertThat(step.with("2").most(ANSWERED)).isLessThanOrEqualTo(2 * 5);
                        })
                .says(
                        "A limit of 12 lets calls wait in the service: the latency grows, and no more calls"
                                + " are answered",
                        step -> {
                            assertThat(step.with("12").most(LATENCY))
                                    .isGreaterThan(2 * step.with("6").most(LATENCY));
                            assertThat(step.with("12").most(ANSWERED))
                                    .isEqualTo(step.with("6").most(ANSWERED));
                        })
                .says(
                        "keeps the workers busy and the queue short",
                        step -> assertThat(step.with("6").most(LATENCY)).isLessThan(250));
    }

    private static Claims adaptive(Claims claims) {
        return claims.step("A limit that adapts")
                .says("here from 8 to 3 at 12 s, and back to 8 at 24 s", step -> {
                    var run = step.with("24");
                    assertThat(run.mean(ANSWERED, 8, 12)).isCloseTo(8 / 0.02, within(1.0));
                    assertThat(run.mean(ANSWERED, 14, 24)).isCloseTo(3 / 0.02, within(1.0));
                    assertThat(run.mean(ANSWERED, 26, 36)).isCloseTo(8 / 0.02, within(1.0));
                })
                .says(
                        "While it stays low, the limit grows; when it rises, calls queue in the service,"
                                + " and the limit falls",
                        step -> {
                            var run = step.with(ADAPTIVE);
                            assertThat(run.gauge("limit", 10)).isGreaterThan(2 * run.gauge("limit", 0.5));
                            assertThat(run.mean("limit", 16, 24)).isLessThan(0.6 * run.gauge("limit", 11.9));
                            assertThat(run.mean("limit", 30, 36)).isGreaterThan(2 * run.mean("limit", 16, 24));
                        })
                .says(
                        "It allows a short queue, so that no worker is idle",
                        step -> assertThat(step.with(ADAPTIVE).mean(ANSWERED, 30, 36))
                                .isCloseTo(400, within(5.0)))
                .says("Look at the three lines, and compare them with a limit that is too low or too high", step -> {
                    assertThat(step.with(ADAPTIVE).mean(ANSWERED, 16, 24))
                            .isGreaterThan(2 * step.with("2").mean(ANSWERED, 16, 24));
                    assertThat(step.with(ADAPTIVE).mean(LATENCY, 16, 24))
                            .isLessThan(0.5 * step.with("24").mean(LATENCY, 16, 24));
                });
    }

    private static Claims instances(Claims claims) {
        return claims.step("Many instances")
                .says(
                        "each has a bulkhead of its own with a limit of 3",
                        step -> assertThat(step.with("6").inState("3 of 3", 6.5))
                                .isEqualTo(6))
                .says(
                        "up to three calls at a time from each instance, so the load on it grows with their number",
                        step -> assertThat(step.each().stream()
                                        .map(run -> run.most("calls at the service at this moment")))
                                .containsExactly(2 * 3, 4 * 3, 6 * 3));
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says(
                        "The bank is slow from 3 s to 7 s",
                        step -> assertThat(step.with("3 s", "6", "0", "0.3 s").calls())
                                .filteredOn(call -> call.took() > 1)
                                .isNotEmpty()
                                .allMatch(call -> 2.7 <= call.from() && call.from() < 7))
                .says("A low limit rejects payments even while all is well", step -> {
                    assertThat(step.with("3 s", "1", "0", "0.3 s").ended(REJECTION, call -> call.from() < 2.8))
                            .isPositive();
                    assertThat(step.with("3 s", "3", "0", "0.3 s").ended(REJECTION, call -> call.from() < 2.8))
                            .isZero();
                })
                .says(
                        "A high limit leaves few threads for the catalogue",
                        step -> assertThat(step.with("3 s", "6", "2", "2 s").mean(CATALOGUE, 4, 7))
                                .isLessThan(step.with("3 s", "3", "2", "2 s").mean(CATALOGUE, 4, 7)))
                .says("with many waiters the limit no longer protects the others", step -> {
                    assertThat(step.with("3 s", "3", "6", "2 s").most(NO_THREAD))
                            .isPositive();
                    assertThat(step.with("3 s", "3", "0", "2 s").most(NO_THREAD))
                            .isZero();
                });
    }
}
