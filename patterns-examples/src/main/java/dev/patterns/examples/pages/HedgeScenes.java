package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.hedge.Hedge;
import dev.patterns.hedge.HedgeBuilder;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The runs of the hedge's page. */
final class HedgeScenes {

    static final long SEED = 7;
    static final int CLIENTS = 12;

    private static final Duration ANSWER = ofMillis(200);
    private static final Duration HOP = ofMillis(100);
    private static final Duration END = ofSeconds(60);

    private HedgeScenes() {}

    static void tail(Play play) {
        oneClient(play, Optional.empty());
    }

    /** @param choice the first control: without a hedge, or with one */
    static void hedge(Play play, Choice choice) {
        oneClient(play, choice.of(0) == 0 ? Optional.empty() : Optional.of(after(500)));
    }

    /** @param choice the first control: 0.1 s, 0.5 s or 1.2 s */
    static void delay(Play play, Choice choice) {
        oneClient(play, Optional.of(after(List.of(100, 500, 1200).get(choice.of(0)))));
    }

    private static void oneClient(Play play, Optional<HedgeBuilder> settings) {
        play.hop(HOP);
        var service = play.service(ANSWER).slow(Duration.ZERO, END, 0.25, ofMillis(1500));
        var calls = new WatchedHedge(play, settings, 1);
        play.every(ofMillis(200), ofMillis(1100), 12, () -> calls.call(0, () -> service));
    }

    private static HedgeBuilder after(int millis) {
        return Hedge.builder("stock").delay(ofMillis(millis)).budget(1);
    }

    /** @param choice the first control: the 80th or the 95th percentile */
    static void percentile(Play play, Choice choice) {
        play.hop(HOP);
        var settings = Hedge.builder("stock")
                .delayPercentile(choice.of(0) == 0 ? 0.8 : 0.95)
                .budget(0.3);
        var calls = new WatchedHedge(play, Optional.of(settings), 20);
        var services = varied(play);
        play.arrivals(ofMillis(100), ofMillis(60), 260, n -> () -> {
            calls.call(n % CLIENTS, services);
            calls.showDelay();
        });
    }

    /** The service of each attempt: 3 in 100 take 1.5 s, the others 0.1 s to 0.3 s. */
    private static Supplier<Service> varied(Play play) {
        var random = new SplittableRandom(SEED);
        var slow = play.service(ofMillis(1500));
        var others = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> play.service(ofMillis(100 + 2L * i)))
                .toList();
        return () -> random.nextInt(100) < 3 ? slow : others.get(random.nextInt(others.size()));
    }

    /** @param choice the first control: a hedge alone, or a retry around it */
    static void failures(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER).failing(ofSeconds(1), END, 0.4);
        var calls = new WatchedHedge(play, Optional.of(after(500)), 1);
        if (choice.of(0) == 1) {
            play.shows(Retry.class);
            calls.inside(Retry.builder("stock")
                    .maxAttempts(3)
                    .backoff(Backoff.fixed(ofMillis(200)))
                    .time(play.time())
                    .random(play.time().random())
                    .build());
        }
        play.every(ofMillis(200), ofMillis(1100), 11, () -> calls.call(0, () -> service));
    }

    /** @param choice the first control: without a hedge, or with one */
    static void manyClients(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER)
                .slow(Duration.ZERO, END, 0.1, ofMillis(1500))
                .showArrivals();
        var settings = Hedge.builder("stock").delay(ofMillis(500)).budget(0.2);
        var calls = new WatchedHedge(play, choice.of(0) == 0 ? Optional.empty() : Optional.of(settings), 10);
        play.arrivals(ofMillis(100), ofMillis(80), 150, n -> () -> calls.call(n % CLIENTS, () -> service));
    }

    /** @param choice the first control: without a hedge, with a budget of 1, or of 0.1 */
    static void overload(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER)
                .slow(ofSeconds(3), ofSeconds(8), 1, ofMillis(1000))
                .capacity(14)
                .showUnderWay();
        var settings = Hedge.builder("stock").delay(ofMillis(500)).budget(choice.of(0) == 1 ? 1 : 0.1);
        var calls = new WatchedHedge(play, choice.of(0) == 0 ? Optional.empty() : Optional.of(settings), 10);
        play.arrivals(ofMillis(100), ofMillis(100), 110, n -> () -> calls.call(n % CLIENTS, () -> service));
    }

    static final List<Double> SLOW = List.of(0.1, 0.3, 1.0);
    static final List<Duration> DELAYS = List.of(ofMillis(200), ofMillis(500), ofMillis(900));
    static final List<Double> BUDGETS = List.of(0.05, 0.2, 1.0);

    /** @param choice the share that is slow, the delay after the option for none, the budget */
    static void sandbox(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER)
                .slow(ofSeconds(2), ofSeconds(8), SLOW.get(choice.of(0)), ofMillis(1200))
                .capacity(12)
                .showUnderWay();
        var settings = choice.of(1) == 0
                ? Optional.<HedgeBuilder>empty()
                : Optional.of(Hedge.builder("stock")
                        .delay(DELAYS.get(choice.of(1) - 1))
                        .budget(BUDGETS.get(choice.of(2))));
        var calls = new WatchedHedge(play, settings, 10);
        play.arrivals(ofMillis(100), ofMillis(120), 85, n -> () -> calls.call(n % 8, () -> service));
    }
}
