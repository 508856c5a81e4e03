package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.BreakerScenes.CLIENTS;
import static dev.patterns.examples.pages.BreakerScenes.SEED;
import static dev.patterns.examples.pages.BreakerScenes.THREADS;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import java.util.List;

/** The page about the circuit breaker. */
final class CircuitBreakerPage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final Stage ONE_BREAKER = Stage.of("client", 1, "breaker", "service");

    private CircuitBreakerPage() {}

    static LessonPage page() {
        return new LessonPage(
                "circuit-breaker",
                "Circuit breaker",
                "A circuit breaker stops calls to a service that keeps failing, and finds out by a few calls when it"
                        + " works again. The name is from electricity: there a breaker opens before the wires burn.",
                CircuitBreaker.class,
                "circuit-breaker.md",
                List.of(
                        oneClient(),
                        threads(),
                        counting(),
                        opening(),
                        probing(),
                        lateResult(),
                        manyClients(),
                        sandbox()));
    }

    private static Step oneClient() {
        return Step.of(
                        "A client calls a service",
                        Stage.of("client", 1, "", "service"),
                        "Each shape is one call. It goes from the client to the service, is answered there, and comes"
                                + " back.",
                        "Change the speed, or step through it. The keys are listed above.")
                .setting("a call every", "1.2 s")
                .setting(ANSWERS_IN, "0.3 s")
                .setting("the way between two boxes", "0.15 s")
                .playing(SEED, BreakerScenes::oneClient);
    }

    private static Step threads() {
        return Step.of(
                        "When the service hangs, its callers hang too",
                        Stage.of("shop: " + THREADS + " threads", THREADS, "", "service"),
                        "The client is a shop that serves each request on a thread. From 3 s to 8 s the service"
                                + " doesn't answer. Each call waits for its timeout of 2 s, and its thread waits with"
                                + " it.",
                        "Soon all threads wait, and new requests wait for a thread. The shop is down, though only one"
                                + " of its services is. The service goes on with work that no caller waits for.")
                .setting("requests to the shop", "4 a second")
                .setting(ANSWERS_IN, "0.3 s")
                .setting("it hangs", "from 3 s to 8 s")
                .setting("timeout", "2 s")
                .playing(SEED, BreakerScenes::threads);
    }

    private static Step counting() {
        return Step.of(
                        "The breaker counts",
                        ONE_BREAKER,
                        "A circuit breaker stands between the client and the service. At first it is `CLOSED`: calls"
                                + " pass, as current does through a closed switch. It remembers how the last 6 calls"
                                + " ended: this is its window.",
                        "Here 3 of the 10 calls fail. A new call pushes the oldest one out of the window, so old"
                                + " failures are forgotten. The breaker would open if half of the window had failed.")
                .setting("tripWhen", "half of the last 6 calls failed")
                .setting("a call every", "1.1 s")
                .setting("the service fails", "30 % of calls from 1 s on")
                .setting(ANSWERS_IN, "0.3 s")
                .playing(SEED, BreakerScenes::counting);
    }

    private static Step opening() {
        return Step.of(
                        "It opens",
                        ONE_BREAKER,
                        "From 3 s on each call fails, after 1.2 s. When half of the window has failed, the breaker"
                                + " opens. While it is `OPEN`, each call turns back at once: it is rejected. The"
                                + " client gets its error without a wait, and can do something else. The service"
                                + " gets no load.",
                        "Compare: without a breaker the client waits for each failure.")
                .control("breaker", 1, "without", "with")
                .setting("tripWhen", "half of the last 6 calls failed")
                .setting("openFor", "5 s")
                .setting("a call every", "0.8 s, or when the one before has ended")
                .setting("the service fails", "all calls from 3 s on, after 1.2 s")
                .playing(choice -> Play.record(SEED, play -> BreakerScenes.opening(play, choice)));
    }

    private static Step probing() {
        return Step.of(
                        "Half-open: a probe",
                        ONE_BREAKER,
                        "After 3 s the breaker tries again. The next call passes as a probe, and the breaker is"
                                + " `HALF_OPEN`. If the probe fails, the breaker is `OPEN` for another 3 s. If the"
                                + " probe"
                                + " succeeds, the breaker is `CLOSED`, and its count starts at zero.",
                        "The service works again from 9 s on. A breaker notices this only by a call. So it can take"
                                + " up to the open time, until the next call comes and is answered.")
                .setting("tripWhen", "2 failures in a row")
                .setting("openFor", "3 s")
                .setting("probes", "1")
                .setting("a call every", "1 s")
                .setting("the service fails", "all calls from 1.5 s to 9 s")
                .playing(SEED, BreakerScenes::probing);
    }

    private static Step lateResult() {
        return Step.of(
                        "A late result has no vote",
                        Stage.of("2 clients", 2, "breaker", "service"),
                        "The call of the upper client begins while the breaker is `CLOSED`, and hangs for 7.8 s. The"
                                + " breaker opens, tries, and closes in the meantime. Then the old call fails.",
                        "Its result says how the service was at an earlier time, so it must not count. In this"
                                + " breaker a result goes to the state that admitted the call, and that state is no"
                                + " longer in use. In other breakers such a result can open or close the breaker by"
                                + " mistake.")
                .setting("tripWhen", "2 failures in a row")
                .setting("openFor", "3 s")
                .setting("the upper client's call", "hangs for 7.8 s, then fails")
                .setting("the lower client's calls", "one a second; from 1.5 s to 5 s all fail")
                .playing(SEED, BreakerScenes::lateResult);
    }

    private static Step manyClients() {
        return Step.of(
                        "Many clients",
                        Stage.of(CLIENTS + " clients", CLIENTS, "breakers", "service")
                                .withPatternPerClient(),
                        "Each of " + CLIENTS + " clients has a breaker of its own. The service hangs from 2 s to 11 s."
                                + " Without breakers all clients keep calling: from 5 s to 11 s the service gets"
                                + " 96 calls,"
                                + " and up to 42 are there at the same time. With breakers it gets one probe of each"
                                + " client in that time, and can recover.",
                        "The breakers opened at about the same time, so their probes come within one second. With"
                                + " jitter each breaker makes its open time longer or shorter by up to half: the probes"
                                + " spread over more than four seconds.")
                .control("breakers", 1, "without", "with", "with jitter")
                .setting("tripWhen", "2 failures in a row")
                .setting("openFor", "3 s")
                .setting("openJitter", "0, or 0.5")
                .setting("timeout", "0.7 s")
                .setting("a call every", "1 s, by each client")
                .setting("the service hangs", "from 2 s to 11 s, for 2.5 s a call")
                .playing(choice -> Play.record(SEED, play -> BreakerScenes.manyClients(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("4 clients", 4, "breaker", "service"),
                        "Four clients share a breaker. The service fails from 3 s to 9 s. Change the settings, and look"
                                + " at three figures: calls that failed, calls that were rejected though the service"
                                + " would have answered, and the time until it closed.",
                        "A short window also opens by chance: compare half of the last 6 and of the last"
                                + " 12 when 30 % of"
                                + " calls fail. With a long open time the service gets fewer calls, but the breaker"
                                + " may notice late that it works again. With more probes the breaker closes only after"
                                + " several successes. A ramp admits a tenth of the calls at first, and more with each"
                                + " success.")
                .control("calls that fail from 3 s to 9 s", 2, "30 %", "60 %", "100 %")
                .control("tripWhen", "3 failures in a row", "half of the last 6", "half of the last 12")
                .control("openFor", 1, "1 s", "3 s", "6 s")
                .control("probes", "1", "3")
                .control("rampOver", "not set", "10 successes")
                .setting("a call every", "0.9 s, by each client")
                .setting(ANSWERS_IN, "0.3 s")
                .playing(choice -> Play.record(SEED, play -> BreakerScenes.sandbox(play, choice)));
    }
}
