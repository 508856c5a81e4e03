package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The runs of the retry's page. */
final class RetryScenes {

    static final long SEED = 7;
    static final int CLIENTS = 12;
    static final int CAPACITY = 2;
    static final int BURST = 5;

    private static final Duration ANSWER = ofMillis(200);
    private static final Duration LONGEST = ofSeconds(5);
    private static final Backoff QUICK =
            Backoff.exponential(ofMillis(100), LONGEST).withFullJitter();

    private RetryScenes() {}

    /** @param choice the first control: without a retry, or with one */
    static void byChance(Play play, Choice choice) {
        var service = play.service(ANSWER).failing(Duration.ZERO, ofSeconds(60), 0.4);
        var retry = WatchedRetry.only(play, settings(choice.of(0) == 0 ? 1 : 3, Backoff.fixed(ofMillis(300))));
        play.every(ofMillis(200), ofMillis(1500), 8, () -> retry.call(service));
    }

    /** @param choice the first control: no wait, the same wait, or a growing one */
    static void backoff(Play play, Choice choice) {
        play.hop(ofMillis(100));
        var service = play.service(ANSWER).slowlyFailing(ofSeconds(2), ofMillis(4200), 1, ofMillis(100));
        var waits = List.of(Backoff.none(), Backoff.fixed(ofMillis(300)), Backoff.exponential(ofMillis(300), LONGEST));
        var retry = WatchedRetry.only(play, settings(4, waits.get(choice.of(0))));
        play.every(ofMillis(200), ofMillis(1000), 7, () -> retry.call(service));
    }

    /** @param choice the first control: no jitter, equal jitter, or full jitter */
    static void together(Play play, Choice choice) {
        var service = play.service(ofMillis(150)).capacity(CAPACITY).showUnderWay();
        var exponential = Backoff.exponential(ofMillis(500), LONGEST);
        var jitter = List.of(exponential, exponential.withEqualJitter(), exponential.withFullJitter());
        for (int lane = 0; lane < CLIENTS; lane++) {
            var retry = WatchedRetry.oneOfMany(play, settings(4, jitter.get(choice.of(0))), lane);
            play.every(ofMillis(500), ofSeconds(1), 1, () -> retry.call(service));
        }
    }

    /** @param choice the first control: 1, 3 or 5 attempts */
    static void load(Play play, Choice choice) {
        var service =
                play.service(ANSWER).failing(ofSeconds(3), ofSeconds(8), 1).showArrivals();
        int attempts = List.of(1, 3, 5).get(choice.of(0));
        arrivals(play, service, () -> settings(attempts, QUICK));
    }

    /** @param choice the first control: without a budget, or with one */
    static void budget(Play play, Choice choice) {
        var service = play.service(ANSWER)
                .failing(Duration.ZERO, ofSeconds(3), 0.1)
                .failing(ofSeconds(3), ofSeconds(8), 1)
                .showArrivals();
        if (choice.of(0) == 0) {
            arrivals(play, service, () -> settings(3, QUICK));
        } else {
            var budget = RetryBudget.ratio(0.1, BURST);
            var tokens = play.gauge("whole tokens left in the budget");
            arrivals(play, service, () -> {
                tokens.set((int) (BURST * budget.left()));
                return settings(3, QUICK).budget(budget);
            });
        }
    }

    /** Requests that come whatever happens to earlier ones, the n-th at the client in lane n. */
    private static void arrivals(Play play, Service service, Supplier<RetryBuilder> settings) {
        play.arrivals(
                ofMillis(100),
                ofMillis(90),
                115,
                n -> () -> WatchedRetry.oneOfMany(play, settings.get(), n % CLIENTS)
                        .call(service));
    }

    /** @param choice the first control: every failure is retried, or declined cards are not */
    static void declined(Play play, Choice choice) {
        var service = play.service(ANSWER);
        var declining = play.service(ANSWER).failing(Duration.ZERO, ofSeconds(60), 1);
        var settings = settings(3, Backoff.fixed(ofMillis(300)));
        var retry = WatchedRetry.only(
                play, choice.of(0) == 0 ? settings : settings.abortOn(IllegalArgumentException.class));
        int[] calls = {0};
        play.every(ofMillis(200), ofMillis(1300), 6, () -> {
            boolean isDeclined = ++calls[0] % 3 == 2;
            var call = play.call(0);
            retry.call(call, () -> {
                try {
                    return call.attempt(isDeclined ? declining : service);
                } catch (IOException answer) {
                    throw new IllegalArgumentException("the card is declined", answer);
                }
            });
        });
    }

    /** @param choice the first control: without a longest time, or with one */
    static void maxDuration(Play play, Choice choice) {
        var service = play.service(ANSWER).slowlyFailing(ofSeconds(1), ofSeconds(60), 1, ofMillis(600));
        var settings = settings(5, Backoff.exponential(ofMillis(300), LONGEST));
        var retry = WatchedRetry.only(play, choice.of(0) == 0 ? settings : settings.maxDuration(ofSeconds(3)));
        play.every(ofMillis(200), ofMillis(1200), 2, () -> retry.call(service));
    }

    static final List<Double> FAILING = List.of(0.2, 0.6, 1.0);
    static final List<Integer> ATTEMPTS = List.of(1, 2, 4);
    static final List<Backoff> BACKOFFS = List.of(
            Backoff.none(),
            Backoff.fixed(ofMillis(500)),
            Backoff.exponential(ofMillis(250), LONGEST),
            Backoff.exponential(ofMillis(250), LONGEST).withFullJitter());

    /** @param choice the share that fails, the attempts, the backoff, the budget, the longest time */
    static void sandbox(Play play, Choice choice) {
        var service = play.service(ANSWER)
                .failing(ofSeconds(2), ofSeconds(6), FAILING.get(choice.of(0)))
                .showArrivals();
        var budget = RetryBudget.ratio(0.1, BURST);
        for (int lane = 0; lane < 6; lane++) {
            var settings = settings(ATTEMPTS.get(choice.of(1)), BACKOFFS.get(choice.of(2)));
            if (choice.of(3) == 1) {
                settings.budget(budget);
            }
            if (choice.of(4) == 1) {
                settings.maxDuration(ofMillis(1500));
            }
            var retry = WatchedRetry.oneOfMany(play, settings, lane);
            play.every(ofMillis(100 + lane * 150L), ofMillis(1000), 8, () -> retry.call(service));
        }
    }

    private static RetryBuilder settings(int attempts, Backoff backoff) {
        return Retry.builder("stock").maxAttempts(attempts).backoff(backoff);
    }
}
