package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Band;
import dev.patterns.examples.pages.engine.Band.Tone;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.ratelimiter.RateLimiterBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rate limiter that is recorded: each permit that it can save as a row, or whether any is free as one of several. */
final class WatchedRateLimiter {

    /** Permits become free by time alone, so the status is read again and again. */
    private static final Duration READING = Duration.ofMillis(50);

    private final Play play;
    private final RateLimiter limiter;
    private final List<Band> permits = new ArrayList<>();
    private final @Nullable Gauge waiting;
    private int shownFree = -1;

    private WatchedRateLimiter(Play play, RateLimiterBuilder settings, @Nullable String name) {
        play.shows(RateLimiter.class);
        this.play = play;
        this.limiter = settings.time(play.time()).build();
        int rows = name == null ? limiter.status().free() : 1; // all are free at first
        for (int row = 0; row < rows; row++) {
            permits.add(play.band(name == null ? "permit " + (row + 1) : name));
        }
        this.waiting = mayWait() ? play.gauge("calls that wait for a permit") : null;
        read();
    }

    /** The only rate limiter of a play. */
    static WatchedRateLimiter only(Play play, RateLimiterBuilder settings) {
        return new WatchedRateLimiter(play, settings, null);
    }

    /** One of several rate limiters. */
    static WatchedRateLimiter oneOfMany(Play play, RateLimiterBuilder settings, int number) {
        return new WatchedRateLimiter(play, settings, "rate limiter " + number);
    }

    /** A call, there and back. */
    Look call(int lane, Work work) throws InterruptedException {
        var call = play.call(lane);
        return call.make(mayWait() ? Place.GATE : Place.PATTERN, () -> guarded(call, work));
    }

    /** The part of a call that the rate limiter guards. */
    Look guarded(Call call, Work work) throws Exception {
        play.time().schedule(this::show, Duration.ZERO); // when the call has its permit or waits
        try {
            return limiter.call(() -> {
                show();
                work.run(call);
                return Look.ANSWER;
            });
        } finally {
            show();
        }
    }

    private boolean mayWait() {
        return !limiter.config().maxWait().isZero();
    }

    private void read() {
        show();
        play.time().schedule(this::read, READING);
    }

    private void show() {
        var status = limiter.status();
        if (waiting != null) {
            waiting.set(status.waiting());
        }
        for (int row = 0; row < permits.size(); row++) {
            boolean isFree = row < status.free();
            if (shownFree < 0 || isFree != row < shownFree) {
                permits.get(row).set(isFree ? "free" : "used", isFree ? Tone.PASSES : Tone.STOPS);
            }
        }
        shownFree = status.free();
    }
}
