package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static dev.patterns.examples.pages.engine.Look.LATE;
import static dev.patterns.examples.pages.engine.Look.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Recorded;
import java.util.List;
import java.util.stream.IntStream;

/** What the timeout's page says about its runs. The way from the client to the pattern and back is 0.2 s. */
final class TimeoutClaims {

    private static final String HELD = "threads that these calls hold";
    private static final String WAITING = "requests that wait for a thread of the shop";
    private static final String WORKER = "a worker thread";
    private static final String CALLER = "the caller (interruptCaller)";

    private TimeoutClaims() {}

    static Claims all() {
        return sandbox(manyThreads(deadline(effect(threads(tooShort(limit(hanging(new Claims()))))))));
    }

    private static Claims hanging(Claims claims) {
        return claims.step("A call that hangs")
                .says(
                        "A call that arrives between 2 s and 4 s gets no answer for 8 s",
                        step -> assertThat(step.run().calls())
                                .filteredOn(call -> call.outcome() == FAILURE)
                                .hasSize(1)
                                .allMatch(call -> 2 < call.from() && call.from() < 4 && call.took() == 8.4))
                .says(
                        "In this time it does nothing else",
                        step -> assertThat(step.run().calls())
                                .noneMatch(call -> 2.5 < call.from() && call.from() < 10));
    }

    private static Claims limit(Claims claims) {
        return claims.step("A limit")
                .says("the client waits no longer than the limit", step -> {
                    assertThat(timeouts(step.with("2 s"))).isNotEmpty().allMatch(call -> call.took() == 2.2);
                    assertThat(timeouts(step.with("1 s"))).isNotEmpty().allMatch(call -> call.took() == 1.2);
                })
                .says("It works on, and no caller waits for what it does", step -> {
                    assertThat(step.with("1 s").shows(LATE)).isTrue();
                    assertThat(step.with("no timeout").shows(LATE)).isFalse();
                });
    }

    private static List<Recorded.Ended> timeouts(Recorded run) {
        return run.calls().stream().filter(call -> call.outcome() == TIMEOUT).toList();
    }

    private static Claims tooShort(Claims claims) {
        return claims.step("Too short, and too long")
                .says(
                        "Until 7 s some answers are slow, but good: they take 0.9 s",
                        step -> assertThat(step.with("4 s").calls())
                                .filteredOn(call -> call.from() < 7 && call.took() > 0.6)
                                .hasSize(2)
                                .allMatch(call -> call.outcome() == ANSWER && call.took() == 1.1))
                .says("A limit of 0.5 s throws two of these answers away", step -> {
                    assertThat(step.with("0.5 s").ended(TIMEOUT, call -> call.from() < 7))
                            .isEqualTo(2);
                    assertThat(step.with("1.2 s").ended(TIMEOUT, call -> call.from() < 7))
                            .isZero();
                })
                .says(
                        "From 8 s to 10 s the service hangs",
                        step -> assertThat(timeouts(step.with("1.2 s")))
                                .isNotEmpty()
                                .allMatch(call -> 8 < call.from() && call.from() < 10))
                .says(
                        "A limit of 4 s makes the client wait 4 s for nothing",
                        step -> assertThat(timeouts(step.with("4 s")))
                                .hasSize(1)
                                .allMatch(call -> call.took() == 4.2))
                .says(
                        "99 of 100 (the 99th percentile)",
                        step -> assertThat(100 - 1).isEqualTo(99));
    }

    private static Claims threads(Claims claims) {
        return claims.step("A thread can't be stopped from outside")
                .says("so the client always goes on at the limit", step -> {
                    assertThat(timeouts(step.with(WORKER, "ends"))).hasSize(1).allMatch(call -> call.took() == 1.2);
                    assertThat(timeouts(step.with(WORKER, "goes on")))
                            .hasSize(1)
                            .allMatch(call -> call.took() == 1.2);
                })
                .says("A worker that ignores the interrupt stays busy", step -> {
                    assertThat(step.with(WORKER, "goes on").gauge(HELD, 4)).isEqualTo(1);
                    assertThat(step.with(WORKER, "ends").gauge(HELD, 4)).isZero();
                })
                .says("That needs one thread instead of two", step -> {
                    assertThat(step.with(CALLER, "ends").most(HELD)).isEqualTo(1);
                    assertThat(step.with(WORKER, "ends").most(HELD)).isEqualTo(2);
                })
                .says(
                        "a call that ignores the interrupt holds the client until it ends, and only then times out",
                        step -> assertThat(timeouts(step.with(CALLER, "goes on")))
                                .hasSize(1)
                                .allMatch(call -> call.took() == 4.4));
    }

    private static Claims effect(Claims claims) {
        return claims.step("A timeout doesn't say what the service did")
                .says(
                        "From 2 s to 6 s the service needs 1.2 s for it, and the limit is 1 s",
                        step -> assertThat(timeouts(step.with("1: no retry")))
                                .hasSize(3)
                                .allMatch(call -> 1.8 < call.from() && call.from() < 6 && call.took() == 1.2))
                .says(
                        "The client sees a timeout, but the payment is made",
                        step -> assertThat(step.with("1: no retry").reached()).hasSize(7))
                .says("here one call pays three times", step -> {
                    var tried = timeouts(step.with("3"));
                    assertThat(tried).hasSize(1);
                    assertThat(step.with("3")
                                    .reachedBetween(
                                            tried.get(0).from(), tried.get(0).to()))
                            .isEqualTo(3);
                });
    }

    private static Claims deadline(Claims claims) {
        var given = "limit of the present call, in milliseconds";
        return claims.step("A deadline for calls in a call")
                .says("A request asks two services, one after the other", step -> {
                    assertThat(step.with("not set").reached()).hasSize(4);
                    assertThat(step.with("not set").arrivals(Place.SECOND)).hasSize(4);
                })
                .says(
                        "Each call has a limit of 1 s. From 2 s to 7 s the first is slow and the second"
                                + " hangs: the limits add up, and the client waits 1.8 s",
                        step -> {
                            assertThat(step.with("not set").values(given)).containsOnly(0, 1000);
                            assertThat(timeouts(step.with("not set")))
                                    .hasSize(2)
                                    .allMatch(call -> call.took() == 2 && 2 < call.from() && call.from() < 7);
                        })
                .says("A timeout inside it cuts its limit to what is left: the line shows it", step -> {
                    var run = step.with("1.2 s for the whole request");
                    assertThat(run.values(given)).contains(1000, 400);
                    assertThat(timeouts(run)).hasSize(2).allMatch(call -> call.took() == 1.4);
                });
    }

    private static Claims manyThreads(Claims claims) {
        return claims.step("Many clients: threads that wait")
                .says("From 2 s to 9 s three of ten calls hang", step -> {
                    var run = step.with("0.8 s");
                    assertThat(timeouts(run)).allMatch(call -> 1.8 < call.from() && call.from() < 9);
                    assertThat(1.0 * run.ended(TIMEOUT) / run.reachedBetween(2, 9))
                            .isCloseTo(0.3, within(0.05));
                })
                .says(
                        "Without a timeout each of them holds a thread for 8 s",
                        step -> assertThat(step.with("no timeout").calls())
                                .filteredOn(call -> call.outcome() == FAILURE)
                                .isNotEmpty()
                                .allMatch(call -> call.took() == 8.4))
                .says(
                        "Soon most threads hang, and requests wait for a thread, also those whose call"
                                + " would be answered",
                        step -> {
                            var run = step.with("no timeout");
                            assertThat(run.moment("all threads wait")).isLessThan(9);
                            assertThat(run.calls().stream()
                                            .filter(call ->
                                                    call.outcome() == FAILURE && call.from() < 8 && call.to() > 8)
                                            .count())
                                    .isGreaterThan(5);
                            assertThat(run.most(WAITING)).isGreaterThan(20);
                        })
                .says("here 3 s × 2 = 6 of 10, or 0.8 s × 2 = 1.6", step -> {
                    assertThat(0.3 / 0.15).isEqualTo(2);
                    assertThat(hanging(step.with("3 s"))).isCloseTo(6, within(1.5));
                    assertThat(hanging(step.with("0.8 s"))).isCloseTo(1.6, within(0.8));
                });
    }

    /** The mean number of calls under way, from 5 s to 9 s, that will time out. */
    private static double hanging(Recorded run) {
        return IntStream.range(500, 900)
                .mapToLong(i -> timeouts(run).stream()
                        .filter(call -> call.from() <= i / 100.0 && i / 100.0 < call.to())
                        .count())
                .average()
                .orElseThrow();
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says(
                        "A shop with 6 threads. Until 3 s three of ten answers are slow, then some calls"
                                + " hang until 8 s",
                        step -> {
                            var run = step.with("30 %", "4 s", WORKER, "ends");
                            assertThat(run.calls().stream()
                                            .map(Recorded.Ended::lane)
                                            .distinct())
                                    .hasSize(6);
                            assertThat(run.calls())
                                    .filteredOn(call -> call.from() < 2.7 && call.took() > 0.7)
                                    .isNotEmpty()
                                    .hasSizeLessThan(8);
                            assertThat(timeouts(run))
                                    .isNotEmpty()
                                    .allMatch(call -> 2.8 < call.from() && call.from() < 8);
                        })
                .says("A short limit throws good answers away, a long one holds threads", step -> {
                    assertThat(step.with("30 %", "0.5 s", WORKER, "ends").ended(TIMEOUT, call -> call.from() < 2.7))
                            .isPositive();
                    assertThat(step.with("30 %", "4 s", WORKER, "ends").most(WAITING))
                            .isGreaterThan(
                                    step.with("30 %", "0.5 s", WORKER, "ends").most(WAITING));
                })
                .says("If it goes on, it holds a worker thread, or the caller itself", step -> {
                    assertThat(step.with("30 %", "0.5 s", WORKER, "goes on").most(HELD))
                            .isGreaterThan(
                                    step.with("30 %", "0.5 s", WORKER, "ends").most(HELD));
                    assertThat(step.with("30 %", "0.5 s", CALLER, "goes on").most(WAITING))
                            .isGreaterThan(
                                    step.with("30 %", "0.5 s", CALLER, "ends").most(WAITING));
                });
    }
}
