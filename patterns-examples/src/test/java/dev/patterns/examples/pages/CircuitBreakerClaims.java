package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.engine.Look.ANSWER;
import static dev.patterns.examples.pages.engine.Look.FAILURE;
import static dev.patterns.examples.pages.engine.Look.LATE;
import static dev.patterns.examples.pages.engine.Look.PROBE;
import static dev.patterns.examples.pages.engine.Look.REJECTION;
import static dev.patterns.examples.pages.engine.Look.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.pages.engine.Recorded;
import dev.patterns.examples.pages.engine.StepRuns;

/** What the circuit breaker's page says about its runs. */
final class CircuitBreakerClaims {

    private static final String STATE = "state of the breaker";
    private static final String AT_ONCE = "calls at the service at this moment";

    private CircuitBreakerClaims() {}

    static Claims all() {
        return sandbox(manyClients(lateResult(probing(opening(counting(oneClient(new Claims())))))));
    }

    private static Claims oneClient(Claims claims) {
        return claims.step("A client calls a service")
                .says(
                        "is answered there, and comes back",
                        step -> assertThat(step.run().calls()).allMatch(call -> call.outcome() == ANSWER))
                .step("When the service hangs, its callers hang too")
                .says("From 3 s to 8 s the service doesn't answer", step -> {
                    var run = step.run();
                    assertThat(run.calls())
                            .allMatch(call -> call.outcome()
                                    == (call.from() + 0.3 < 3 || call.from() + 0.3 >= 8 ? ANSWER : TIMEOUT));
                })
                .says(
                        "Each call waits for its timeout of 2 s",
                        step -> assertThat(step.run().calls())
                                .filteredOn(call -> call.outcome() == TIMEOUT)
                                .allMatch(call -> call.took() == 2.3))
                .says("Soon all threads wait, and new requests wait for a thread", step -> {
                    assertThat(step.run().moment("all threads wait")).isBetween(3.0, 5.0);
                    assertThat(step.run().most("requests that wait for a thread of the shop"))
                            .isGreaterThan(5);
                })
                .says(
                        "The service goes on with work that no caller waits for",
                        step -> assertThat(step.run().shows(LATE)).isTrue());
    }

    private static Claims counting(Claims claims) {
        return claims.step("The breaker counts")
                .says(
                        "how the last 6 calls ended",
                        step -> assertThat(step.run().list("the last 6 calls", 10))
                                .hasSize(6))
                .says("Here 3 of the 10 calls fail", step -> {
                    assertThat(step.run().calls()).hasSize(10);
                    assertThat(step.run().ended(FAILURE)).isEqualTo(3);
                })
                .says("A new call pushes the oldest one out of the window", step -> {
                    assertThat(step.run().list("the last 6 calls", 7))
                            .containsExactly(ANSWER, FAILURE, ANSWER, ANSWER, ANSWER, FAILURE);
                    assertThat(step.run().list("the last 6 calls", 8))
                            .containsExactly(FAILURE, ANSWER, ANSWER, ANSWER, FAILURE, ANSWER);
                })
                .says(
                        "would open if half of the window had failed",
                        step -> assertThat(step.run().spans("OPEN")).isEmpty());
    }

    private static Claims opening(Claims claims) {
        return claims.step("It opens")
                .says(
                        "From 3 s on each call fails, after 1.2 s",
                        step -> assertThat(step.with("without").calls())
                                .filteredOn(call -> call.from() > 2.7)
                                .allMatch(call -> call.outcome() == FAILURE && call.took() == 1.8))
                .says("When half of the window has failed, the breaker opens", step -> {
                    double opens = step.with("with").moment("it opens");
                    assertThat(step.with("with").list("the last 6 calls", opens))
                            .containsExactly(ANSWER, ANSWER, ANSWER, FAILURE, FAILURE, FAILURE);
                })
                .says("While it is `OPEN`, each call turns back at once", step -> {
                    var open = step.with("with").spans("OPEN").get(0);
                    assertThat(step.with("with").calls())
                            .filteredOn(call -> open.from() < call.from() + 0.15 && call.from() + 0.15 < open.to())
                            .isNotEmpty()
                            .allMatch(call -> call.outcome() == REJECTION && call.took() == 0.3);
                })
                .says("The service gets no load", step -> {
                    var open = step.with("with").spans("OPEN").get(0);
                    assertThat(step.with("with").reachedBetween(open.from(), open.to()))
                            .isZero();
                })
                .says(
                        "without a breaker the client waits for each failure",
                        step -> assertThat(step.with("without").ended(REJECTION))
                                .isZero());
    }

    private static Claims probing(Claims claims) {
        return claims.step("Half-open: a probe")
                .says(
                        "After 3 s the breaker tries again",
                        step -> assertThat(step.run().spans("OPEN"))
                                .allMatch(open -> 3 <= open.length() && open.length() <= 4))
                .says(
                        "The next call passes as a probe",
                        step -> assertThat(step.run().reached())
                                .filteredOn(arrival -> arrival.look() == PROBE)
                                .hasSize(2))
                .says(
                        "If the probe fails, the breaker is `OPEN` for another 3 s. If the probe succeeds,"
                                + " the breaker is `CLOSED`",
                        step -> assertThat(step.run().band(STATE).stream().map(Recorded.Span::state))
                                .containsExactly("CLOSED", "OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN", "CLOSED"))
                .says(
                        "its count starts at zero",
                        step -> assertThat(step.run()
                                        .list("failures in a row", step.run().moment("it closes")))
                                .isEmpty())
                .says("The service works again from 9 s on", step -> {
                    assertThat(step.run().reached())
                            .filteredOn(arrival -> arrival.at() >= 9)
                            .isNotEmpty();
                    assertThat(step.run().ended(FAILURE, call -> call.from() > 9))
                            .isZero();
                    assertThat(step.run().ended(FAILURE, call -> call.from() > 6))
                            .isEqualTo(1);
                })
                .says(
                        "until the next call comes and is answered",
                        step -> assertThat(step.run().moment("it closes")).isBetween(10.0, 12.9));
    }

    private static Claims lateResult(Claims claims) {
        return claims.step("A late result has no vote")
                .says("begins while the breaker is `CLOSED`, and hangs for 7.8 s", step -> {
                    var late = upper(step.run());
                    assertThat(step.run().inState("CLOSED", late.from())).isOne();
                    assertThat(late.took()).isEqualTo(8.4);
                })
                .says("The breaker opens, tries, and closes in the meantime. Then the old call fails", step -> {
                    assertThat(step.run().band(STATE).stream().map(Recorded.Span::state))
                            .containsExactly("CLOSED", "OPEN", "HALF_OPEN", "CLOSED");
                    assertThat(upper(step.run()).outcome()).isEqualTo(FAILURE);
                    assertThat(upper(step.run()).to()).isGreaterThan(step.run().moment("it closes"));
                })
                .says(
                        "it must not count",
                        step -> assertThat(step.run().list("failures in a row", 9))
                                .isEmpty());
    }

    private static Recorded.Ended upper(Recorded run) {
        return run.calls().stream().filter(call -> call.lane() == 0).findFirst().orElseThrow();
    }

    private static Claims manyClients(Claims claims) {
        return claims.step("Many clients")
                .says(
                        "Each of 16 clients has a breaker of its own",
                        step -> assertThat(step.with("with").inState("CLOSED", 1))
                                .isEqualTo(16))
                .says(
                        "The service hangs from 2 s to 11 s",
                        step -> assertThat(step.with("without").calls())
                                .allMatch(call -> (call.outcome() == TIMEOUT)
                                        == (2 <= call.from() + 0.3 && call.from() + 0.3 < 11)))
                .says(
                        "from 5 s to 11 s the service gets 96 calls",
                        step -> assertThat(step.with("without").reachedBetween(5, 11))
                                .isEqualTo(96))
                .says(
                        "up to 42 are there at the same time",
                        step -> assertThat(step.with("without").most(AT_ONCE)).isEqualTo(42))
                .says(
                        "With breakers it gets one probe of each client in that time",
                        step -> assertThat(step.with("with").reached())
                                .filteredOn(arrival -> 5 <= arrival.at() && arrival.at() < 11)
                                .hasSize(16)
                                .allMatch(arrival -> arrival.look() == PROBE)
                                .extracting(Recorded.Arrival::lane)
                                .doesNotHaveDuplicates())
                .says(
                        "so their probes come within one second",
                        step -> assertThat(spread(step, "with")).isLessThanOrEqualTo(1))
                .says(
                        "longer or shorter by up to half",
                        step -> assertThat(step.with("with jitter").spans("OPEN"))
                                .allMatch(open -> open.length() >= 1.5
                                        || open.to() == step.with("with jitter").end())
                                .allMatch(open -> open.length() <= 4.5 + 1)
                                .anyMatch(open -> open.length() < 2.5)
                                .anyMatch(open -> open.length() > 3.5 + 1))
                .says(
                        "the probes spread over more than four seconds",
                        step -> assertThat(spread(step, "with jitter")).isGreaterThan(4));
    }

    /** From the first probe before 11 s to the last one. */
    private static double spread(StepRuns step, String option) {
        var probes = step.with(option).reached().stream()
                .filter(arrival -> arrival.look() == PROBE && arrival.at() < 11)
                .mapToDouble(Recorded.Arrival::at)
                .summaryStatistics();
        return probes.getMax() - probes.getMin();
    }

    private static Claims sandbox(Claims claims) {
        return claims.step("Sandbox")
                .says("Four clients share a breaker. The service fails from 3 s to 9 s", step -> {
                    var run = step.with("100 %", "3 failures in a row", "3 s", "1", "not set");
                    assertThat(run.calls().stream().map(Recorded.Ended::lane).distinct())
                            .hasSize(4);
                    assertThat(run.ended(FAILURE, call -> call.from() < 2.7 || call.from() > 9))
                            .isZero();
                })
                .says(
                        "compare half of the last 6 and of the last 12 when 30 % of calls fail",
                        step -> {
                            assertThat(step.with("30 %", "half of the last 6", "3 s", "1", "not set")
                                            .spans("OPEN"))
                                    .isNotEmpty();
                            assertThat(step.with("30 %", "half of the last 12", "3 s", "1", "not set")
                                            .spans("OPEN"))
                                    .isEmpty();
                        })
                .says(
                        "With a long open time the service gets fewer calls, but the breaker may notice"
                                + " late that it works again",
                        step -> {
                            var brief = step.with("60 %", "half of the last 6", "1 s", "1", "not set");
                            var lengthy = step.with("60 %", "half of the last 6", "6 s", "1", "not set");
                            assertThat(lengthy.reachedBetween(3, 9)).isLessThan(brief.reachedBetween(3, 9));
                            assertThat(lengthy.ended(REJECTION, call -> call.from() > 9))
                                    .isGreaterThan(brief.ended(REJECTION, call -> call.from() > 9));
                        })
                .says(
                        "With more probes the breaker closes only after several successes",
                        step -> assertThat(step.with("100 %", "3 failures in a row", "3 s", "3", "not set")
                                        .moment("it closes"))
                                .isGreaterThan(step.with("100 %", "3 failures in a row", "3 s", "1", "not set")
                                        .moment("it closes")))
                .says("A ramp admits a tenth of the calls at first, and more with each success", step -> {
                    var run = step.with("60 %", "3 failures in a row", "1 s", "1", "10 successes");
                    double ramp = run.spans("RECOVERING").get(0).from();
                    assertThat(run.reachedBetween(ramp + 0.2, ramp + 3.2)).isBetween(1, 3);
                    assertThat(run.reachedBetween(ramp + 3.2, ramp + 6.2)).isGreaterThan(3);
                });
    }
}
