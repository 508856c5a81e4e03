package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.bulkhead.BulkheadBuilder;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import java.time.Duration;
import java.util.List;

/** The runs of the bulkhead's page. */
final class BulkheadScenes {

    static final long SEED = 7;
    static final int THREADS = 8;
    static final int INSTANCES = 6;
    static final int CALLERS = 24;
    static final int DRAWN = 6;

    private static final Duration ANSWER = ofMillis(200);
    private static final int SHOP_REQUESTS = 80;

    private BulkheadScenes() {}

    /** A request of the shop that calls the payment service. */
    @FunctionalInterface
    private interface Payment {
        Look call(int thread, Service payment) throws InterruptedException;
    }

    static void threads(Play play) {
        shop(play, ofMillis(3000), (thread, payment) -> play.call(thread, payment));
    }

    static final List<Integer> LIMITS = List.of(2, 4);

    /** @param choice the first control: no bulkhead, or its limit */
    static void limit(Play play, Choice choice) {
        if (choice.of(0) == 0) {
            threads(play);
        } else {
            var bulkhead = WatchedBulkhead.only(play, settings(LIMITS.get(choice.of(0) - 1)));
            shop(play, ofMillis(3000), (thread, payment) -> bulkhead.call(thread, call -> call.attempt(payment)));
        }
    }

    /** Every other request needs the payment service, which is slow for a while; the others need the catalogue. */
    private static void shop(Play play, Duration slow, Payment pay) {
        play.hop(ofMillis(100));
        var payment = play.service(ANSWER).slow(ofSeconds(3), ofSeconds(7), 1, slow);
        var catalogue = play.second(ANSWER);
        var threads = new ShopThreads(play, THREADS);
        var answered = new LastSecond(play, "requests to the catalogue answered in the last second");
        play.arrivals(
                ofMillis(200),
                ofMillis(125),
                SHOP_REQUESTS,
                n -> () -> threads.serve(thread -> {
                    if (n % 2 == 0) {
                        pay.call(thread, payment);
                    } else {
                        play.call(thread, catalogue);
                        answered.count();
                    }
                }));
    }

    /** @param choice the first control: no call may wait, for a short time, for a long time */
    static void waiting(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER).slow(ofSeconds(6), ofSeconds(12), 1, ofMillis(2500));
        var settings = settings(2);
        if (choice.of(0) > 0) {
            settings.maxWaiters(4).maxWait(choice.of(0) == 1 ? ofMillis(800) : ofSeconds(5));
        }
        var bulkhead = WatchedBulkhead.only(play, settings);
        for (int i = 0; i < 6; i++) {
            int lane = i;
            play.every(
                    ofMillis(300 + i * 30),
                    ofMillis(2000),
                    6,
                    () -> bulkhead.call(lane, call -> call.attempt(service)));
        }
    }

    static final List<Integer> CAPACITY_LIMITS = List.of(2, 6, 12);

    /** @param choice the first control: a limit that is too low, right or too high */
    static void capacity(Play play, Choice choice) {
        play.hop(ofMillis(20));
        var workers = new Workers(play, 4, ofMillis(200), ofMillis(20));
        var settings = settings(CAPACITY_LIMITS.get(choice.of(0))).maxWaiters(100);
        var bulkhead = WatchedBulkhead.only(play, settings.maxWait(ofSeconds(10)));
        for (int i = 0; i < 12; i++) {
            int lane = i;
            play.every(
                    ofMillis(200 + i * 20),
                    Duration.ZERO,
                    8,
                    () -> bulkhead.call(lane, call -> workers.call(call.dot())));
        }
    }

    /** @param choice the first control: a low limit, a high one, one that adapts */
    static void adaptive(Play play, Choice choice) {
        play.hop(ofMillis(5));
        play.shows(Bulkhead.class);
        var settings = settings(choice.of(0) == 1 ? CALLERS : 2);
        if (choice.of(0) == 2) {
            settings.adaptiveLimit(1, CALLERS);
        }
        var bulkhead = settings.maxWaiters(CALLERS)
                .maxWait(ofSeconds(60))
                .time(play.time())
                .build();
        var limit = play.gauge("limit");
        var workers = new Workers(play, 8, ofMillis(20), ofMillis(5))
                .add(ofSeconds(12), -5)
                .add(ofSeconds(24), 5);
        for (int i = 0; i < CALLERS; i++) {
            int lane = i;
            int[] calls = {lane};
            play.time().spawn("caller", ofMillis(i * 5), () -> {
                while (play.millis() < 36_000) {
                    limit.set(bulkhead.status().limit());
                    adaptiveCall(play, lane, bulkhead, workers, ++calls[0] % DRAWN == 0);
                }
            });
        }
    }

    private static void adaptiveCall(Play play, int lane, Bulkhead bulkhead, Workers workers, boolean isDrawn)
            throws InterruptedException {
        if (isDrawn) {
            var call = play.call(lane);
            call.make(
                    Place.GATE,
                    () -> bulkhead.call(() -> {
                        workers.call(call.atPattern(Look.REQUEST));
                        return Look.ANSWER;
                    }));
        } else {
            play.time().sleep(ofMillis(10));
            bulkhead.call(() -> {
                workers.call(null);
                return Look.ANSWER;
            });
        }
    }

    static final List<Integer> INSTANCE_COUNTS = List.of(2, 4, INSTANCES);

    /** @param choice the first control: how many instances */
    static void instances(Play play, Choice choice) {
        play.hop(ofMillis(80));
        var service = play.service(ANSWER)
                .slow(ofSeconds(3), ofSeconds(7), 1, ofMillis(2000))
                .showUnderWay();
        for (int i = 0; i < INSTANCE_COUNTS.get(choice.of(0)); i++) {
            var bulkhead = WatchedBulkhead.oneOfMany(play, settings(3), i + 1);
            int lane = i;
            play.arrivals(
                    ofMillis(200 + i * 40),
                    ofMillis(400),
                    25,
                    n -> () -> bulkhead.call(lane, call -> call.attempt(service)));
        }
    }

    static final List<Duration> SLOW = List.of(ofMillis(600), ofMillis(3000));
    static final List<Integer> SANDBOX_LIMITS = List.of(1, 3, 6);
    static final List<Integer> WAITERS = List.of(0, 2, 6);
    static final List<Duration> MAX_WAITS = List.of(ofMillis(300), ofMillis(2000));

    /** @param choice how slow the service becomes, the limit, the waiters, how long they wait */
    static void sandbox(Play play, Choice choice) {
        var settings = settings(SANDBOX_LIMITS.get(choice.of(1)))
                .maxWaiters(WAITERS.get(choice.of(2)))
                .maxWait(MAX_WAITS.get(choice.of(3)));
        var bulkhead = WatchedBulkhead.only(play, settings);
        shop(play, SLOW.get(choice.of(0)), (thread, payment) -> bulkhead.call(thread, call -> call.attempt(payment)));
    }

    private static BulkheadBuilder settings(int limit) {
        return Bulkhead.builder("payment").limit(limit);
    }
}
