package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.ratelimiter.RateLimiterBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The runs of the rate limiter's page. */
final class RateLimiterScenes {

    static final long SEED = 7;
    static final int CALLERS = 5;
    static final int INSTANCES = 6;

    private static final Duration ANSWER = ofMillis(200);
    private static final Duration QUOTA_INTERVAL = ofMillis(300);

    private RateLimiterScenes() {}

    /** @param choice the first control: without a rate limiter, or with one */
    static void quota(Play play, Choice choice) {
        play.hop(ofMillis(100));
        var service = play.service(ANSWER);
        var quota = settings(2, 1).time(play.time()).build();
        Work work = call -> {
            if (quota.tryAcquire()) {
                call.attempt(service);
            } else {
                refuse(call);
            }
        };
        if (choice.of(0) == 0) {
            play.arrivals(ofMillis(200), QUOTA_INTERVAL, 27, n -> () -> {
                var call = play.call(0);
                call.make(() -> {
                    work.run(call);
                    return Look.ANSWER;
                });
            });
        } else {
            var limiter = WatchedRateLimiter.only(play, settings(2, 1));
            play.arrivals(ofMillis(200), QUOTA_INTERVAL, 27, n -> () -> limiter.call(0, work));
        }
    }

    /** The service answers that the quota is used up. */
    private static void refuse(Call call) throws IOException, InterruptedException {
        var dot = call.atPattern(Look.REQUEST);
        dot.move(Place.SERVICE);
        dot.rest(ANSWER);
        dot.move(Place.PATTERN, Look.FAILURE);
        throw new IOException("over the quota");
    }

    static final List<Integer> BURSTS = List.of(1, 4);

    /** @param choice the first control: how many permits are saved */
    static void burst(Play play, Choice choice) {
        play.hop(ofMillis(100));
        var service = play.service(ANSWER).showArrivals();
        var limiter = WatchedRateLimiter.only(play, settings(2, BURSTS.get(choice.of(0))));
        for (int peak = 0; peak < 4; peak++) {
            play.arrivals(ofMillis(500 + peak * 3000), ofMillis(150), 6, n -> () -> limiter.call(0, attempt(service)));
        }
    }

    /** @param choice the first control: a rejected call comes again after a fixed time, or after {@code retryAfter} */
    static void retryAfter(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER);
        var limiter = WatchedRateLimiter.only(play, settings(1, 1));
        for (int i = 0; i < 2; i++) {
            int lane = i;
            play.every(ofMillis(200 + 400 * i), ofMillis(2500), 4, () -> {
                Duration wait;
                do {
                    wait = callOnce(limiter, play.call(lane), service);
                    play.time().sleep(wait.isZero() || choice.of(0) == 1 ? wait : ofMillis(100));
                } while (!wait.isZero());
            });
        }
    }

    /** Returns after which time a rejected call may come again; zero if it was not rejected. */
    private static Duration callOnce(WatchedRateLimiter limiter, Call call, Service service)
            throws InterruptedException {
        Duration[] retryAfter = {Duration.ZERO};
        call.make(Place.PATTERN, () -> {
            try {
                return limiter.guarded(call, attempt(service));
            } catch (CallRejectedException rejection) {
                // on the way back and to the pattern again time passes too
                var left = rejection.retryAfter().orElse(Duration.ZERO).minus(ofMillis(160));
                retryAfter[0] = left.compareTo(ofMillis(1)) < 0 ? ofMillis(1) : left;
                throw rejection;
            }
        });
        return retryAfter[0];
    }

    static final List<Duration> MAX_WAITS = List.of(Duration.ZERO, ofSeconds(1), ofSeconds(4));

    /** @param choice the first control: how long a call may wait */
    static void maxWait(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER).showArrivals();
        var limiter = WatchedRateLimiter.only(play, settings(2, 1).maxWait(MAX_WAITS.get(choice.of(0))));
        for (int i = 0; i < 6; i++) {
            int lane = i;
            play.every(ofMillis(400 + i * 40), ofMillis(5000), 2, () -> limiter.call(lane, attempt(service)));
        }
    }

    /** @param choice the first control: one rate limiter for all callers, or one for each */
    static void callers(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER);
        var rejected = play.gauge("rejected calls of the four quiet clients, so far");
        rejected.set(0);
        int[] count = {0};
        boolean isShared = choice.of(0) == 0;
        var first = isShared
                ? WatchedRateLimiter.only(play, settings(CALLERS, CALLERS))
                : WatchedRateLimiter.oneOfMany(play, settings(1, 1), 1);
        for (int i = 0; i < CALLERS; i++) {
            int lane = i;
            var limiter = isShared || i == 0 ? first : WatchedRateLimiter.oneOfMany(play, settings(1, 1), i + 1);
            var interval = ofMillis(i == 0 ? 100 : 1250);
            play.arrivals(ofMillis(130 + i * 217), interval, i == 0 ? 100 : 8, n -> () -> {
                if (limiter.call(lane, attempt(service)) == Look.REJECTION && lane > 0) {
                    rejected.set(++count[0]);
                }
            });
        }
    }

    static final List<Integer> INSTANCE_COUNTS = List.of(1, 3, INSTANCES);

    /** @param choice the first control: how many instances */
    static void instances(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER).showArrivals();
        for (int i = 0; i < INSTANCE_COUNTS.get(choice.of(0)); i++) {
            int lane = i;
            var limiter = WatchedRateLimiter.oneOfMany(play, settings(2, 1), i + 1);
            play.arrivals(ofMillis(150 + i * 40), ofMillis(250), 32, n -> () -> limiter.call(lane, attempt(service)));
        }
    }

    static void slowService(Play play) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER)
                .slow(ofSeconds(3), ofSeconds(7), 1, ofMillis(3000))
                .showArrivals()
                .showUnderWay();
        var limiter = WatchedRateLimiter.only(play, settings(5, 1));
        play.arrivals(ofMillis(200), ofMillis(100), 100, n -> () -> limiter.call(n % 6, attempt(service)));
    }

    static final List<Integer> PERMITS = List.of(2, 4, 8);
    static final List<Integer> SANDBOX_BURSTS = List.of(1, 4, 8);
    static final List<Duration> SANDBOX_WAITS = List.of(Duration.ZERO, ofMillis(500), ofSeconds(2));

    /** @param choice the calls that come, the permits in a second, the burst, how long a call may wait */
    static void sandbox(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER).showArrivals();
        var settings = settings(PERMITS.get(choice.of(1)), SANDBOX_BURSTS.get(choice.of(2)));
        var limiter = WatchedRateLimiter.only(play, settings.maxWait(SANDBOX_WAITS.get(choice.of(3))));
        boolean isSteady = choice.of(0) == 0;
        for (int peak = 0; peak < 4; peak++) {
            play.arrivals(
                    ofMillis(300 + peak * 2000),
                    ofMillis(isSteady ? 200 : 50),
                    10,
                    n -> () -> limiter.call(n % 6, attempt(service)));
        }
    }

    private static Work attempt(Service service) {
        return call -> call.attempt(service);
    }

    private static RateLimiterBuilder settings(int permits, int burst) {
        return RateLimiter.builder("geocoder").permits(permits, ofSeconds(1)).burst(burst);
    }
}
