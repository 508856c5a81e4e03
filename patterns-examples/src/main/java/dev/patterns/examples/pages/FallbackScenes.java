package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.FallbackCalls.answer;
import static dev.patterns.examples.pages.FallbackCalls.lookOf;
import static dev.patterns.examples.pages.FallbackCalls.substitute;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.pages.FallbackCalls.Kind;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.fallback.CachedFallback;
import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The runs of the fallback's page. */
final class FallbackScenes {

    static final long SEED = 7;
    static final int PRODUCTS = 4;
    static final int CLIENTS = 12;
    static final int CAPACITY = 3;

    private static final Duration ANSWER = ofMillis(200);

    private FallbackScenes() {}

    /** @param choice the first control: without a fallback, or with one */
    static void value(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofMillis(2500), ofMillis(6500), 1);
        var fallback = fallback(play);
        play.every(ofMillis(200), ofMillis(1100), 8, () -> {
            var call = play.call(0);
            call.make(() -> choice.of(0) == 0
                    ? answer(call, service)
                    : fallback.callOr(Look.SUBSTITUTE, () -> answer(call, service)));
        });
    }

    /** @param choice the first control: the second service works, or fails too */
    static void secondService(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofSeconds(2), ofSeconds(8), 1);
        var second = play.second(ANSWER);
        if (choice.of(0) == 1) {
            second.failing(ofSeconds(5), ofSeconds(8), 1);
        }
        var fallback = fallback(play);
        play.every(ofMillis(200), ofMillis(1200), 9, () -> {
            var call = play.call(0);
            call.make(() -> fallback.call(() -> answer(call, service), () -> substitute(call, second)));
        });
    }

    /** @param choice the first control: every exception, or an exception of the network only */
    static void fallbackOn(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofSeconds(4), ofSeconds(7), 1);
        var settings = Fallback.builder("stock");
        var fallback = (choice.of(0) == 0 ? settings : settings.fallbackOn(IOException.class)).build();
        play.shows(Fallback.class);
        int[] calls = {0};
        play.every(ofMillis(200), ofMillis(1100), 9, () -> {
            boolean isMistake = ++calls[0] % 3 == 2;
            var call = play.call(0);
            call.make(() -> fallback.callOr(Look.SUBSTITUTE, () -> {
                var answer = answer(call, service);
                if (isMistake) {
                    call.dot().look(Look.FAILURE);
                    throw new IllegalArgumentException("there is no such product");
                }
                return answer;
            }));
        });
    }

    /** @param choice the first control: 2 s, 4 s or 10 s */
    static void lastAnswer(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofSeconds(3), ofSeconds(10), 1);
        var maxAge = List.of(ofSeconds(2), ofSeconds(4), ofSeconds(10)).get(choice.of(0));
        var answers = lastAnswers(play, maxAge, 1_000);
        var age = play.gauge("age of the client's answer, in milliseconds");
        age.set(0);
        play.every(ofMillis(200), ofMillis(1000), 13, () -> {
            var call = play.call(0);
            call.make(() -> {
                age.set(0);
                var answer = answers.call(0, () -> answer(call, service));
                age.set((int) answer.age().toMillis());
                return lookOf(answer);
            });
        });
    }

    /** @param choice the first control: 2 keys, or as many as products */
    static void keys(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofMillis(3500), ofMillis(8500), 1);
        var answers = lastAnswers(play, ofSeconds(10), choice.of(0) == 0 ? 2 : PRODUCTS);
        var kept = play.gauge("answers that are kept");
        kept.set(0);
        for (int i = 0; i < PRODUCTS; i++) {
            int product = i;
            play.every(ofMillis(200 + i * 250L), ofMillis(1200), 8, () -> {
                var call = play.call(product);
                call.make(() -> {
                    var answer = answers.call(product, () -> answer(call, service));
                    kept.set(answers.status().answers());
                    return lookOf(answer);
                });
            });
        }
    }

    /** @param choice the first control: the fallback outside of the retry, or inside */
    static void order(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofSeconds(1), ofSeconds(60), 0.5);
        var fallback = fallback(play);
        var retry = retry(play);
        play.every(ofMillis(200), ofMillis(1500), 9, () -> {
            var call = play.call(0);
            call.make(() -> choice.of(0) == 0
                    ? fallback.callOr(Look.SUBSTITUTE, () -> retry.call(() -> answer(call, service)))
                    : retry.call(() -> fallback.callOr(Look.SUBSTITUTE, () -> answer(call, service))));
        });
    }

    /** @param choice the first control: without a fallback, to a second service, or to the last good answer */
    static void manyClients(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(ofSeconds(3), ofSeconds(8), 1);
        var second = play.second(ofMillis(300)).capacity(CAPACITY);
        var kind = List.of(Kind.NONE, Kind.SECOND, Kind.LAST_ANSWER).get(choice.of(0));
        var guarded = new FallbackCalls(play, kind, ofSeconds(10), Policy.compose(), second);
        for (int i = 0; i < CLIENTS; i++) {
            int lane = i;
            play.every(ofMillis(100 + i * 83L), ofMillis(1000), 11, () -> guarded.call(lane, service));
        }
    }

    static final List<Double> FAILING = List.of(0.3, 1.0);
    static final List<Duration> MAX_AGES = List.of(ofSeconds(2), ofSeconds(5));

    /** @param choice the share that fails, the substitute, how old it may be, the policy inside */
    static void sandbox(Play play, Choice choice) {
        var service = play.service(ANSWER)
                .slowlyFailing(ofSeconds(2), ofSeconds(8), FAILING.get(choice.of(0)), ofMillis(500))
                .showArrivals();
        var second = play.second(ofMillis(300)).capacity(CAPACITY);
        var inside = switch (choice.of(3)) {
            case 1 -> retry(play);
            case 2 -> breaker(play);
            default -> Policy.compose();
        };
        var guarded = new FallbackCalls(play, Kind.values()[choice.of(1)], MAX_AGES.get(choice.of(2)), inside, second);
        for (int i = 0; i < 6; i++) {
            int lane = i;
            play.every(ofMillis(100 + i * 150L), ofMillis(1000), 10, () -> guarded.call(lane, service));
        }
    }

    private static Fallback fallback(Play play) {
        play.shows(Fallback.class);
        return Fallback.builder("stock").build();
    }

    private static CachedFallback<Integer, Look> lastAnswers(Play play, Duration maxAge, int maxKeys) {
        play.shows(CachedFallback.class);
        return CachedFallback.builder("stock")
                .maxAge(maxAge)
                .maxKeys(maxKeys)
                .time(play.time())
                .build();
    }

    private static Retry retry(Play play) {
        play.shows(Retry.class);
        return Retry.builder("stock")
                .maxAttempts(3)
                .backoff(Backoff.fixed(ofMillis(200)))
                .time(play.time())
                .random(play.time().random())
                .build();
    }

    private static CircuitBreaker breaker(Play play) {
        play.shows(CircuitBreaker.class);
        return CircuitBreaker.builder("stock")
                .tripWhen(TripRule.consecutiveFailures(3))
                .openFor(ofSeconds(2))
                .time(play.time())
                .random(play.time().random())
                .build();
    }
}
