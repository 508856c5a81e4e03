package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.REJECTION;
import static dev.patterns.examples.pages.engine.Look.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Recorded;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the connection pool's page says about its runs. */
final class PoolClaims {

    private static final String WAITING = "requests that wait for a connection";
    private static final String HELD = "while the connection is held";
    private static final String RETURNED = "after its return";
    private static final String SHORT = "0.8 s";

    private PoolClaims() {}

    static Claims all() {
        return sandbox(size(outage(remoteCall(overflow(connectionTimeout(queue(slowConnects(new Claims()))))))));
    }

    private static Claims slowConnects(Claims claims) {
        return claims.step("Opening a connection is slow")
                .says("Without a pool each request waits for that: longer than for its statements", step -> {
                    assertThat(step.with("without").spans("opening"))
                            .hasSize(6)
                            .allMatch(opening -> opening.length() == 0.6);
                    assertThat(step.with("without").spans("lent")).allMatch(lent -> lent.length() < 0.6);
                })
                .says(
                        "A pool opens a connection when the first request needs one, and keeps it",
                        step -> assertThat(step.with("with").spans("opening")).hasSize(1))
                .says(
                        "`opening`, `lent` or `idle`",
                        step -> assertThat(step.with("with").band("connection 1").stream()
                                        .map(Recorded.Span::state)
                                        .distinct())
                                .containsExactlyInAnyOrder("opening", "lent", "idle"));
    }

    private static Claims queue(Claims claims) {
        return claims.step("More requests than connections")
                .says("Six requests come at almost the same time, and the pool has three connections", step -> {
                    assertThat(step.run().calls())
                            .filteredOn(call -> call.from() < 3)
                            .hasSize(6);
                    assertThat(step.run().inState("idle", 3)).isEqualTo(3);
                })
                .says("Three requests wait before the pool", step -> {
                    assertThat(step.run().most(WAITING, 3, 4)).isEqualTo(3);
                    assertThat(step.run().most(WAITING, 6, 7)).isEqualTo(3);
                })
                .says(
                        "goes to the request that has waited longest",
                        step -> assertThat(step.run().reached().stream().map(Recorded.Arrival::lane))
                                .containsExactlyElementsOf(IntStream.range(0, 18)
                                        .mapToObj(i -> i % 6)
                                        .toList()))
                .says(
                        "The first round also waits for the connections to be opened. The later rounds find them open",
                        step -> assertThat(step.run().spans("opening"))
                                .hasSize(3)
                                .allMatch(opening -> opening.to() < 1));
    }

    private static Claims connectionTimeout(Claims claims) {
        return claims.step("How long to wait")
                .says(
                        "From 3 s to 7 s the statements are slow",
                        step -> assertThat(step.with("10 s").spans("lent"))
                                .filteredOn(lent -> lent.from() > 3 && lent.to() < 7)
                                .isNotEmpty()
                                .allMatch(lent -> lent.length() > 1.4))
                .says("With a long timeout all requests are served at last, but some wait for more than 3 s", step -> {
                    assertThat(step.with("10 s").calls())
                            .allMatch(call -> call.outcome() == ANSWER)
                            .anyMatch(call -> call.took() - 1.6 > 3 || call.took() - 0.4 > 3);
                })
                .says("The queue grows to 22, and it is empty only 5 s after the database is fast again", step -> {
                    assertThat(step.with("10 s").most(WAITING)).isEqualTo(22);
                    assertThat(step.with("10 s").gauge(WAITING, 11.5)).isPositive();
                    assertThat(step.with("10 s").gauge(WAITING, 12)).isZero();
                })
                .says(
                        "With a `connectionTimeout` of 0.8 s a request fails before its user has gone",
                        step -> assertThat(step.with(SHORT).calls())
                                .filteredOn(call -> call.outcome() == TIMEOUT)
                                .isNotEmpty()
                                .allMatch(call -> call.took() == 0.9))
                .says(
                        "the queue is never longer than 6",
                        step -> assertThat(step.with(SHORT).most(WAITING)).isEqualTo(6))
                .says("With `maxWaiters` a request that finds a full queue fails at once", step -> {
                    var run = step.with("0.8 s, and maxWaiters 3");
                    assertThat(run.most(WAITING)).isEqualTo(3);
                    assertThat(run.calls())
                            .filteredOn(call -> call.outcome() == REJECTION)
                            .isNotEmpty()
                            .allMatch(call -> call.took() == 0.1);
                });
    }

    private static Claims overflow(Claims claims) {
        return claims.step("A few more at the peak")
                .says("Six requests come at a time, and the pool keeps two connections", step -> {
                    assertThat(step.with("2").calls())
                            .filteredOn(call -> call.from() < 1)
                            .hasSize(6);
                    assertThat(step.each()).allMatch(run -> run.inState("idle", 8.9) == 2);
                })
                .says(
                        "`maxOverflow` lets it open more while all are lent",
                        step -> assertThat(step.each().stream().map(run -> run.mostInState("lent")))
                                .containsExactly(2, 4, 6))
                .says("It closes them at their return if no request waits", step -> {
                    assertThat(step.with("0").spans("closed")).isEmpty();
                    assertThat(step.with("4").spans("closed"))
                            .isNotEmpty()
                            .allMatch(closed -> step.with("4").gauge(WAITING, closed.from()) == 0);
                })
                .says(
                        "So a peak is served sooner, and between peaks the database has two connections only",
                        step -> assertThat(step.each().stream()
                                        .map(run -> run.calls().stream()
                                                .filter(call -> call.from() > 4 && call.from() < 6)
                                                .mapToDouble(Recorded.Ended::to)
                                                .max()
                                                .orElseThrow()))
                                .isSortedAccordingTo(Comparator.reverseOrder())
                                .doesNotHaveDuplicates())
                .says(
                        "a connect for each of them at each peak",
                        step -> assertThat(step.each().stream()
                                        .map(run -> run.spans("opening").size()))
                                .containsExactly(2, 2 + 3 * 2, 2 + 3 * 4));
    }

    private static Claims remoteCall(Claims claims) {
        return claims.step("A remote call empties the pool")
                .says("Two of three requests call the payment service after their statements", step -> {
                    assertThat(step.with(RETURNED).calls()).hasSize(75);
                    assertThat(step.with(RETURNED).arrivals(Place.SECOND)).hasSize(50);
                })
                .says(
                        "From 3 s to 6 s that service is slow, and the database is not",
                        step -> assertThat(step.with(RETURNED).calls())
                                .filteredOn(call -> call.took() > 2)
                                .isNotEmpty()
                                .allMatch(call -> 2.5 < call.from() && call.from() < 6 && !isWithoutPayment(call)))
                .says(
                        "Soon all connections are lent",
                        step -> assertThat(step.with(HELD).inState("lent", 4.5)).isEqualTo(4))
                .says(
                        "the database has little to do",
                        step -> assertThat(step.with(HELD).reachedBetween(4.5, 6))
                                .isLessThan(step.with(HELD).reachedBetween(1, 2.5)))
                .says(
                        "requests without a payment time out too",
                        step -> assertThat(step.with(HELD).ended(TIMEOUT, PoolClaims::isWithoutPayment))
                                .isPositive())
                .says("Then the same slow service delays only the requests that call it", step -> {
                    assertThat(step.with(RETURNED).ended(TIMEOUT)).isZero();
                    assertThat(step.with(RETURNED).calls())
                            .filteredOn(PoolClaims::isWithoutPayment)
                            .filteredOn(call -> call.from() > 1)
                            .allMatch(call -> call.took() < 0.4);
                });
    }

    private static boolean isWithoutPayment(Recorded.Ended call) {
        return call.lane() % 3 == 0;
    }

    private static Claims outage(Claims claims) {
        return claims.step("The database goes down and comes back")
                .says(
                        "From 3 s to 6 s the database is down. Connections that were open are dead",
                        step -> assertThat(step.each())
                                .allMatch(run -> run.ended(ANSWER, call -> call.to() > 3.7 && call.to() < 6.3) == 0))
                .says(
                        "Without a pool each request tries to connect: 51 attempts in these 3 s",
                        step -> assertThat(connects(step.with("without"), 3, 6)).hasSize(51))
                .says(
                        "all clients connect at once",
                        step -> assertThat(connects(step.with("without"), 6, 6.7))
                                .hasSizeBetween(10, 12))
                .says("during an outage one connect at a time, each 0.13 s to 0.25 s after the one before", step -> {
                    var attempts = connects(step.with("with"), 3, 6);
                    for (int i = 1; i < attempts.size(); i++) {
                        assertThat(attempts.get(i).from() - attempts.get(i - 1).from())
                                .isBetween(0.125, 0.25);
                        assertThat(attempts.get(i).from())
                                .isGreaterThan(attempts.get(i - 1).to());
                    }
                })
                .says("When one succeeds, it opens the next, then two and four at a time", step -> {
                    var starts = connects(step.with("with"), 6, 8);
                    assertThat(atOnce(starts)).startsWith(1, 1, 1, 2).endsWith(4);
                })
                .says(
                        "A request waits for that until its timeout",
                        step -> assertThat(step.with("with").ended(TIMEOUT)).isPositive())
                .says(
                        "When one connection fails, the pool pings the others before it lends them",
                        step -> assertThat(step.with("with").spans("closed"))
                                .filteredOn(closed -> 3 <= closed.from() && closed.from() < 3.4)
                                .hasSizeGreaterThanOrEqualTo(8));
    }

    private static List<Recorded.Span> connects(Recorded run, double from, double to) {
        return run.spans("opening").stream()
                .filter(span -> from <= span.from() && span.from() < to)
                .toList();
    }

    /** How many connects are under way when each begins. */
    private static List<Integer> atOnce(List<Recorded.Span> connects) {
        return connects.stream()
                .map(connect -> (int) connects.stream()
                        .filter(other -> other.from() <= connect.from() && connect.from() < other.to())
                        .count())
                .toList();
    }

    private static Claims size(Claims claims) {
        return claims.step("How many connections")
                .says("Here 8 requests a second hold one for 0.5 s, so 4 are in use on average", step -> {
                    var run = step.with("10");
                    assertThat(run.spans("lent")).allMatch(lent -> Math.abs(lent.length() - 0.5) < 0.001);
                    assertThat(run.calls().stream()
                                            .filter(call -> call.from() < 12)
                                            .count()
                                    / 12.0)
                            .isCloseTo(8, within(1.0));
                    assertThat(IntStream.range(100, 1300)
                                    .map(i -> run.inState("lent", i / 100.0))
                                    .average()
                                    .orElseThrow())
                            .isCloseTo(4, within(0.2));
                })
                .says(
                        "So with 4 connections three of four requests wait",
                        step -> assertThat(step.with("4").calls().stream()
                                        .filter(call -> call.took() > 0.7)
                                        .count())
                                .isBetween(70L, 80L))
                .says("with 3 the queue grows", step -> {
                    assertThat(step.with("3").mean(WAITING, 5, 9))
                            .isGreaterThan(2 * step.with("3").mean(WAITING, 1, 5));
                    assertThat(step.with("3").mean(WAITING, 9, 13))
                            .isGreaterThan(1.5 * step.with("3").mean(WAITING, 5, 9));
                })
                .says(
                        "With 6, half as many again, few wait",
                        step -> assertThat(step.with("6").calls().stream()
                                        .filter(call -> call.took() > 0.7)
                                        .count())
                                .isLessThan(20))
                .says(
                        "more connections are of little use",
                        step -> assertThat(step.with("6").mean(WAITING, 1, 13)
                                        - step.with("10").mean(WAITING, 1, 13))
                                .isLessThan(0.3));
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says(
                        "Eight requests a second on average",
                        step -> assertThat(step.with("8", "0", "0.5 s", "2 s").calls().stream()
                                                .filter(call -> call.from() < 8)
                                                .count()
                                        / 8.0)
                                .isCloseTo(8, within(1.5)))
                .says(
                        "8 times the time that a connection is held",
                        step -> assertThat(8 * 0.5).isEqualTo(4))
                .says("it decides only whether requests wait or fail", step -> {
                    assertThat(step.with("2", "0", "0.5 s", "0.5 s").ended(TIMEOUT))
                            .isGreaterThan(step.with("2", "0", "0.5 s", "2 s").ended(TIMEOUT));
                    assertThat(step.with("2", "0", "0.5 s", "0.5 s").most(WAITING))
                            .isLessThan(step.with("2", "0", "0.5 s", "2 s").most(WAITING));
                    assertThat(step.with("2", "0", "0.5 s", "2 s").ended(TIMEOUT))
                            .isPositive();
                })
                .says(
                        "Holding connections for a shorter time helps more than having more of them",
                        step -> assertThat(step.with("4", "0", "0.25 s", "2 s").most(WAITING))
                                .isLessThan(step.with("4", "2", "0.5 s", "2 s").most(WAITING)));
    }
}
