package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.List;

/** The runs of the circuit breaker's page. */
final class BreakerScenes {

    static final long SEED = 7;
    static final int THREADS = 6;
    static final int CLIENTS = 16;

    private static final Duration ANSWER = ofMillis(300);

    private BreakerScenes() {}

    static void oneClient(Play play) {
        var service = play.service(ANSWER);
        play.every(ofMillis(300), ofMillis(1200), 6, () -> play.call(0, service));
    }

    static void threads(Play play) {
        var service = play.service(ANSWER).slowlyFailing(ofSeconds(3), ofSeconds(8), 1, ofSeconds(10));
        var timeout = timeout(play, ofSeconds(2));
        var shop = new ShopThreads(play, THREADS);
        play.arrivals(
                ofMillis(200), ofMillis(250), 44, n -> () -> shop.serve(thread -> play.call(thread, timeout, service)));
    }

    static void counting(Play play) {
        var service = play.service(ANSWER).failing(ofSeconds(1), ofSeconds(20), 0.3);
        var breaker = WatchedBreaker.only(play, halfOfSix());
        play.every(ofMillis(200), ofMillis(1100), 10, () -> breaker.call(0, service));
    }

    /** @param choice the first control: without a breaker, or with one */
    static void opening(Play play, Choice choice) {
        var service = play.service(ANSWER).slowlyFailing(ofSeconds(3), ofSeconds(60), 1, ofMillis(1200));
        if (choice.of(0) == 0) {
            play.every(ofMillis(200), ofMillis(800), 10, () -> play.call(0, service));
        } else {
            var breaker = WatchedBreaker.only(play, halfOfSix());
            play.every(ofMillis(200), ofMillis(800), 14, () -> breaker.call(0, service));
        }
    }

    static void probing(Play play) {
        var service = play.service(ANSWER).failing(ofMillis(1500), ofSeconds(9), 1);
        var breaker = WatchedBreaker.only(
                play,
                CircuitBreaker.builder("stock")
                        .tripWhen(TripRule.consecutiveFailures(2))
                        .openFor(ofSeconds(3)));
        play.every(ofMillis(200), ofMillis(1000), 16, () -> breaker.call(0, service));
    }

    static void lateResult(Play play) {
        var service = play.service(ANSWER)
                .failing(ofMillis(1500), ofSeconds(5), 1)
                .slowlyFailing(ofMillis(0), ofMillis(700), 1, ofMillis(7800));
        var breaker = WatchedBreaker.only(
                play,
                CircuitBreaker.builder("stock")
                        .tripWhen(TripRule.consecutiveFailures(2))
                        .openFor(ofSeconds(3)));
        play.every(ofMillis(200), ofSeconds(60), 1, () -> breaker.call(0, service));
        play.every(ofMillis(900), ofMillis(1000), 10, () -> breaker.call(1, service));
    }

    /** @param choice the first control: without breakers, with them, with them and jitter */
    static void manyClients(Play play, Choice choice) {
        var service = play.service(ANSWER)
                .slowlyFailing(ofSeconds(2), ofSeconds(11), 1, ofMillis(2500))
                .showUnderWay();
        for (int i = 0; i < CLIENTS; i++) {
            var timeout = timeout(play, ofMillis(700));
            int lane = i;
            var first = ofMillis(100 + i * 50L);
            if (choice.of(0) == 0) {
                play.every(first, ofMillis(1000), 13, () -> play.call(lane, timeout, service));
            } else {
                var breaker = WatchedBreaker.oneOfMany(
                        play,
                        CircuitBreaker.builder("stock")
                                .tripWhen(TripRule.consecutiveFailures(2))
                                .openFor(ofSeconds(3))
                                .openJitter(choice.of(0) == 1 ? 0 : 0.5),
                        i + 1,
                        timeout);
                play.every(first, ofMillis(1000), 15, () -> breaker.call(lane, service));
            }
        }
    }

    static final List<Double> FAILING = List.of(0.3, 0.6, 1.0);
    static final List<TripRule> RULES =
            List.of(TripRule.consecutiveFailures(3), TripRule.countWindow(6), TripRule.countWindow(12));
    static final List<Duration> OPEN_FOR = List.of(ofSeconds(1), ofSeconds(3), ofSeconds(6));
    static final List<Integer> PROBES = List.of(1, 3);

    /** @param choice the share that fails, the rule, the open time, the probes, with or without a ramp */
    static void sandbox(Play play, Choice choice) {
        var service = play.service(ANSWER)
                .failing(ofSeconds(3), ofSeconds(9), FAILING.get(choice.of(0)))
                .showArrivals();
        var settings = CircuitBreaker.builder("stock")
                .tripWhen(RULES.get(choice.of(1)))
                .openFor(OPEN_FOR.get(choice.of(2)))
                .probes(PROBES.get(choice.of(3)));
        var breaker = WatchedBreaker.only(play, choice.of(4) == 0 ? settings : settings.rampOver(10));
        for (int i = 0; i < 4; i++) {
            int lane = i;
            play.every(ofMillis(100 + i * 225L), ofMillis(900), 17, () -> breaker.call(lane, service));
        }
    }

    private static CircuitBreakerBuilder halfOfSix() {
        return CircuitBreaker.builder("stock")
                .tripWhen(TripRule.countWindow(6).failureRate(0.5))
                .openFor(ofSeconds(5));
    }

    private static Timeout timeout(Play play, Duration limit) {
        return Timeout.builder("stock")
                .limit(limit)
                .interruptCaller()
                .time(play.time())
                .build();
    }
}
