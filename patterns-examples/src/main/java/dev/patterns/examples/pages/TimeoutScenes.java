package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The runs of the timeout's page. */
final class TimeoutScenes {

    static final long SEED = 7;
    static final int THREADS = 10;
    static final int SANDBOX_THREADS = 6;

    private static final Duration ANSWER = ofMillis(200);
    private static final Duration HOP = ofMillis(100);

    private TimeoutScenes() {}

    static void hanging(Play play) {
        var service = hangingFor(play, ofSeconds(8));
        play.every(ofMillis(300), ofSeconds(1), 7, () -> play.call(0, service));
    }

    /** @param choice the first control: without a limit, or with one of them */
    static void limit(Play play, Choice choice) {
        var service = hangingFor(play, ofSeconds(8));
        var limit = List.of(Optional.<Duration>empty(), Optional.of(ofSeconds(2)), Optional.of(ofSeconds(1)))
                .get(choice.of(0));
        var guard = guard(play, limit);
        play.every(ofMillis(300), ofSeconds(1), 7, () -> play.call(0, guard, service));
    }

    private static Service hangingFor(Play play, Duration hang) {
        play.hop(HOP);
        return play.service(ANSWER).slowlyFailing(ofMillis(2000), ofMillis(4000), 1, hang);
    }

    /** @param choice the thread that makes the call, and whether the call ends when it is interrupted */
    static void threads(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER).slow(ofSeconds(2), ofSeconds(4), 1, ofSeconds(4));
        var calls = new TimedCalls(play, ofSeconds(1), choice.of(0) == 1, choice.of(1) == 1);
        play.every(ofMillis(300), ofSeconds(2), 5, () -> calls.make(0, service));
    }

    /** @param choice the first control: 0.5 s, 1.2 s or 4 s */
    static void tooShort(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER)
                .slow(Duration.ZERO, ofSeconds(7), 0.3, ofMillis(700))
                .slowlyFailing(ofSeconds(8), ofSeconds(10), 1, ofSeconds(8));
        var timeout = timeout(
                play, List.of(ofMillis(500), ofMillis(1200), ofSeconds(4)).get(choice.of(0)), false);
        var took = play.gauge("how long the last call took, in milliseconds");
        took.set(0);
        timeout.onCall(ended -> took.set((int) ended.elapsed().toMillis()));
        play.every(ofMillis(200), ofMillis(1000), 13, () -> play.call(0, timeout, service));
    }

    /** @param choice the first control: 1 or 3 attempts */
    static void effect(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER).slow(ofSeconds(2), ofSeconds(6), 1, ofMillis(1200));
        var timeout = timeout(play, ofSeconds(1), false);
        var retry = Retry.builder("payments")
                .maxAttempts(choice.of(0) == 0 ? 1 : 3)
                .backoff(Backoff.none())
                .time(play.time())
                .random(play.time().random())
                .build();
        play.shows(Retry.class);
        var guard = Policy.compose(retry, timeout);
        play.every(ofMillis(300), ofMillis(1200), 7, () -> play.call(0, guard, service));
    }

    /** @param choice the first control: without a deadline, or with one */
    static void deadline(Play play, Choice choice) {
        play.hop(HOP);
        var stock = play.service(ANSWER).slow(ofSeconds(2), ofSeconds(7), 1, ofMillis(600));
        var prices = play.second(ANSWER).slowlyFailing(ofSeconds(2), ofSeconds(7), 1, ofSeconds(3));
        play.shows(Deadline.class);
        var limit = ofSeconds(1);
        var timeout = timeout(play, limit, false);
        var whole = choice.of(0) == 0 ? Policy.compose() : Deadline.within(ofMillis(1200), play.time());
        var given = play.gauge("limit of the present call, in milliseconds");
        given.set(0);
        play.every(ofMillis(300), ofMillis(2200), 4, () -> {
            var call = play.call(0);
            call.make(() -> whole.call(() -> {
                given.set(millisLeft(limit));
                timeout.call(() -> call.attempt(stock));
                given.set(millisLeft(limit));
                return timeout.call(() -> call.attempt(prices));
            }));
            given.set(0);
        });
    }

    /** What the timeout takes as its limit. */
    private static int millisLeft(Duration limit) {
        var left = Deadline.current().map(Deadline::remaining).orElse(limit);
        return (int) Math.min(limit.toMillis(), left.toMillis());
    }

    /** @param choice the first control: without a limit, or with one of them */
    static void manyThreads(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER).slowlyFailing(ofSeconds(2), ofSeconds(9), 0.3, ofSeconds(8));
        var limit = List.of(Optional.<Duration>empty(), Optional.of(ofSeconds(3)), Optional.of(ofMillis(800)))
                .get(choice.of(0));
        var guard = guard(play, limit);
        var shop = new ShopThreads(play, THREADS);
        play.arrivals(
                ofMillis(200), ofMillis(150), 75, n -> () -> shop.serve(thread -> play.call(thread, guard, service)));
    }

    static final List<Double> HANGING = List.of(0.1, 0.3, 0.6);
    static final List<Duration> LIMITS = List.of(ofMillis(500), ofSeconds(1), ofSeconds(2), ofSeconds(4));

    /** @param choice the share that hangs, the limit, the thread, whether the call ends when it is interrupted */
    static void sandbox(Play play, Choice choice) {
        play.hop(HOP);
        var service = play.service(ANSWER)
                .slow(Duration.ZERO, ofSeconds(3), 0.3, ofMillis(700))
                .slowlyFailing(ofSeconds(3), ofSeconds(8), HANGING.get(choice.of(0)), ofSeconds(5));
        var calls = new TimedCalls(play, LIMITS.get(choice.of(1)), choice.of(2) == 1, choice.of(3) == 1);
        var shop = new ShopThreads(play, SANDBOX_THREADS);
        play.arrivals(ofMillis(200), ofMillis(200), 50, n -> () -> shop.serve(thread -> calls.make(thread, service)));
    }

    private static Policy guard(Play play, Optional<Duration> limit) {
        return limit.<Policy>map(duration -> timeout(play, duration, false)).orElse(Policy.compose());
    }

    private static Timeout timeout(Play play, Duration limit, boolean interruptCaller) {
        play.shows(Timeout.class);
        var builder = Timeout.builder("stock").limit(limit).time(play.time());
        return (interruptCaller ? builder.interruptCaller() : builder).build();
    }

    /** Calls under a timeout, and how many threads they hold. */
    private static final class TimedCalls {
        private final Play play;
        private final Timeout timeout;
        private final boolean ignoresInterrupt;
        private int held;

        TimedCalls(Play play, Duration limit, boolean interruptCaller, boolean ignoresInterrupt) {
            this.play = play;
            this.timeout = timeout(play, limit, interruptCaller);
            this.ignoresInterrupt = ignoresInterrupt;
            held(0);
        }

        void make(int lane, Service service) throws InterruptedException {
            var call = play.call(lane);
            call.make(() -> holding(() -> timeout.call(
                    timeout.config().interruptCaller()
                            ? () -> attempt(call, service)
                            : () -> holding(() -> attempt(call, service)))));
        }

        private Void attempt(Call call, Service service) throws IOException, InterruptedException {
            if (ignoresInterrupt) {
                UninterruptibleAttempt.make(
                        play, call, service, timeout.config().interruptCaller());
            } else {
                call.attempt(service);
            }
            return null;
        }

        private <T> T holding(CheckedSupplier<T, Exception> work) throws Exception {
            held(1);
            try {
                return work.get();
            } finally {
                held(-1);
            }
        }

        private void held(int difference) {
            held += difference;
            play.gauge("threads that these calls hold").set(held);
        }
    }
}
