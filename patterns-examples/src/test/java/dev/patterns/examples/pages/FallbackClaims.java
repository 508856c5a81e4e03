package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static dev.patterns.examples.pages.engine.Look.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Recorded;
import java.util.List;

/** What the fallback's page says about its runs. A call that begins is at the service 0.3 s later. */
final class FallbackClaims {

    private static final String OUTSIDE = "fallback outside of the retry";
    private static final String INSIDE = "fallback inside";

    private FallbackClaims() {}

    static Claims all() {
        return sandbox(manyClients(order(keys(lastAnswer(fallbackOn(secondService(value(new Claims()))))))));
    }

    private static Claims value(Claims claims) {
        return claims.step("A substitute answer")
                .says(
                        "From 2.5 s to 6.5 s the service fails, and without a fallback the client gets each failure",
                        step -> assertThat(step.with("without").calls())
                                .allMatch(call -> call.outcome()
                                        == (2.5 <= call.from() + 0.3 && call.from() + 0.3 < 6.5 ? FAILURE : ANSWER)))
                .says("With a fallback it gets a value instead", step -> {
                    assertThat(step.with("with a value").ended(SUBSTITUTE))
                            .isEqualTo(step.with("without").ended(FAILURE));
                    assertThat(step.with("with a value").ended(FAILURE)).isZero();
                })
                .says(
                        "The call is made all the same",
                        step -> assertThat(step.with("with a value").reached())
                                .hasSameSizeAs(step.with("with a value").calls()));
    }

    private static Claims secondService(Claims claims) {
        return claims.step("A second service")
                .says("It is made only after the first one has failed, so the client waits for both", step -> {
                    assertThat(step.with("works").arrivals(Place.SECOND))
                            .hasSize(step.with("works").ended(SUBSTITUTE));
                    assertThat(step.with("works").calls())
                            .allMatch(call -> call.took() == (call.outcome() == SUBSTITUTE ? 1.3 : 0.8));
                })
                .says(
                        "If the second service fails too, the client gets that failure",
                        step -> assertThat(step.with("fails too").calls())
                                .filteredOn(call -> call.outcome() == FAILURE)
                                .hasSize(2)
                                .allMatch(call -> call.took() == 1.3));
    }

    private static Claims fallbackOn(Claims claims) {
        return claims.step("Some failures must be seen")
                .says(
                        "Each third call asks for a product that doesn't exist",
                        step -> assertThat(List.of(1, 7))
                                .allMatch(i ->
                                        step.with("IOException").calls().get(i).outcome() == FAILURE))
                .says("A fallback for every exception hides it", step -> {
                    assertThat(step.with("not set: every exception")
                                    .calls()
                                    .get(1)
                                    .outcome())
                            .isEqualTo(SUBSTITUTE);
                    assertThat(step.with("not set: every exception").ended(FAILURE))
                            .isZero();
                })
                .says(
                        "All others reach the client, also while the service works",
                        step -> assertThat(step.with("IOException").calls().get(1))
                                .matches(call -> call.outcome() == FAILURE && call.to() < 4));
    }

    private static Claims lastAnswer(Claims claims) {
        return claims.step("The last good answer")
                .says(
                        "When a call fails, the client gets that one and its age: \"3 in stock, as of 2 seconds ago\"",
                        step -> {
                            assertThat(step.with("10 s").ended(FAILURE)).isZero();
                            assertThat(step.with("10 s").most("age of the client's answer, in milliseconds"))
                                    .isGreaterThan(2000);
                        })
                .says(
                        "It is no cache: each call is made",
                        step -> assertThat(step.each())
                                .allMatch(run -> run.reached().size() == 13))
                .says("`maxAge` says how old it may be. When it is older, the client gets the failure", step -> {
                    assertThat(step.with("2 s").most("age of the client's answer, in milliseconds"))
                            .isLessThanOrEqualTo(2000);
                    assertThat(step.with("4 s").most("age of the client's answer, in milliseconds"))
                            .isBetween(3000, 4000);
                    assertThat(step.each().stream().map(run -> run.ended(FAILURE)))
                            .containsExactly(6, 4, 0);
                });
    }

    private static Claims keys(Claims claims) {
        return claims.step("An answer for each key")
                .says("`maxKeys` says how many are kept", step -> {
                    assertThat(step.with("2").most("answers that are kept")).isEqualTo(2);
                    assertThat(step.with("4").most("answers that are kept")).isEqualTo(4);
                })
                .says("With too few, some products have no answer when the service fails", step -> {
                    assertThat(step.with("4").ended(FAILURE)).isZero();
                    assertThat(step.with("2").calls().stream()
                                    .filter(call -> call.outcome() == FAILURE)
                                    .map(Recorded.Ended::lane)
                                    .distinct())
                            .hasSize(2);
                });
    }

    private static Claims order(Claims claims) {
        return claims.step("The fallback comes last")
                .says("Half of the calls fail by chance", step -> {
                    assertThat(step.with(INSIDE).ended(SUBSTITUTE)).isBetween(4, 6);
                    assertThat(step.with(OUTSIDE).reached().size()
                                    - step.with(OUTSIDE).ended(ANSWER))
                            .isBetween(7, 9);
                })
                .says("a call is first tried three times. Only if all fail, the client gets the substitute", step -> {
                    var run = step.with(OUTSIDE);
                    assertThat(run.calls())
                            .filteredOn(call -> call.outcome() == SUBSTITUTE)
                            .isNotEmpty()
                            .allMatch(call -> run.reachedBetween(call.from(), call.to()) == 3);
                    assertThat(run.ended(SUBSTITUTE))
                            .isLessThan(step.with(INSIDE).ended(SUBSTITUTE));
                })
                .says(
                        "So it makes no second attempt",
                        step -> assertThat(step.with(INSIDE).reached())
                                .hasSameSizeAs(step.with(INSIDE).calls()));
    }

    private static Claims manyClients(Claims claims) {
        return claims.step("Many clients: the load moves")
                .says("From 3 s to 8 s the service fails for all 12 clients", step -> {
                    assertThat(step.with("without").calls())
                            .allMatch(call -> call.outcome()
                                    == (3 <= call.from() + 0.3 && call.from() + 0.3 < 8 ? FAILURE : ANSWER));
                    assertThat(step.with("without").calls().stream()
                                    .filter(call -> call.outcome() == FAILURE)
                                    .map(Recorded.Ended::lane)
                                    .distinct())
                            .hasSize(12);
                })
                .says(
                        "All their calls go to the second service at once. It can do 3 at a time, so most"
                                + " of them fail there too",
                        step -> {
                            var run = step.with("the second service");
                            assertThat(run.ended(SUBSTITUTE)).isPositive();
                            assertThat(run.ended(FAILURE))
                                    .isGreaterThan(run.arrivals(Place.SECOND).size() / 2);
                        })
                .says("The last good answer needs no other call, and here each client gets one", step -> {
                    var run = step.with("the last good answer");
                    assertThat(run.arrivals(Place.SECOND)).isEmpty();
                    assertThat(run.ended(FAILURE)).isZero();
                    assertThat(run.calls().stream()
                                    .filter(call -> call.outcome() == SUBSTITUTE)
                                    .map(Recorded.Ended::lane)
                                    .distinct())
                            .hasSize(12);
                });
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says("Six clients, and a service that fails from 2 s to 8 s and takes 0.5 s to do so", step -> {
                    var run = step.with("100 %", "without", "2 s", "nothing");
                    assertThat(run.calls().stream().map(Recorded.Ended::lane).distinct())
                            .hasSize(6);
                    assertThat(run.calls())
                            .allMatch(call -> 2 <= call.from() + 0.3 && call.from() + 0.3 < 8
                                    ? call.outcome() == FAILURE && call.took() == 1.1
                                    : call.outcome() == ANSWER);
                })
                .says(
                        "When failures come by chance, a retry inside makes substitutes rare",
                        step -> assertThat(step.with("30 %", "a value", "2 s", "a retry")
                                        .ended(SUBSTITUTE))
                                .isLessThan(step.with("30 %", "a value", "2 s", "nothing")
                                                .ended(SUBSTITUTE)
                                        / 3))
                .says("In an outage it only adds load", step -> {
                    assertThat(step.with("100 %", "a value", "2 s", "a retry").reachedBetween(2, 8))
                            .isGreaterThan(step.with("100 %", "a value", "2 s", "nothing")
                                    .reachedBetween(2, 8));
                    assertThat(step.with("100 %", "a value", "2 s", "a retry").calls())
                            .filteredOn(call -> 2 < call.from() && call.from() < 6)
                            .allMatch(call -> call.outcome() == SUBSTITUTE);
                })
                .says("A breaker inside gives the substitute at once while it is open, without a call", step -> {
                    var run = step.with("100 %", "a value", "2 s", "a breaker");
                    assertThat(run.calls().stream()
                                    .filter(call -> call.outcome() == SUBSTITUTE && call.took() == 0.3)
                                    .count())
                            .isGreaterThan(10);
                    assertThat(run.reached().size()).isLessThan(run.calls().size() - 10);
                });
    }
}
