package dev.patterns.examples.pages;

import dev.patterns.Policy;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.hedge.Hedge;
import dev.patterns.hedge.HedgeBuilder;
import dev.patterns.hedge.HedgeStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hedge of all clients, or none, with the second attempts and how long the last calls took. */
final class WatchedHedge {

    private final Play play;
    private final int lastCalls;
    private final @Nullable Hedge hedge;
    private final Deque<Integer> took = new ArrayDeque<>();
    private Policy outside = Policy.compose();
    private int seconds;

    /** @param lastCalls the slowest of so many calls is shown */
    WatchedHedge(Play play, Optional<HedgeBuilder> settings, int lastCalls) {
        this.play = play;
        this.lastCalls = lastCalls;
        this.hedge = settings.map(builder -> builder.time(play.time()).build()).orElse(null);
        if (hedge != null) {
            play.shows(Hedge.class);
            hedge.onHedge(elapsed -> seconds++);
        }
        show();
    }

    /** Puts the hedge into another policy. */
    void inside(Policy policy) {
        this.outside = policy;
    }

    /** @param services gives the service of each attempt */
    void call(int lane, Supplier<Service> services) throws InterruptedException {
        var call = play.call(lane);
        call.make(() -> {
            long began = play.millis();
            try {
                return outside.call(() -> hedged(call, lane, services));
            } finally {
                ended((int) (play.millis() - began));
            }
        });
    }

    private void ended(int millis) {
        took.add(millis);
        if (took.size() > lastCalls) {
            took.remove();
        }
        show();
    }

    private Look hedged(Call call, int lane, Supplier<Service> services) throws Exception {
        if (hedge == null) {
            call.attempt(services.get());
        } else {
            int[] attempts = {0};
            hedge.call(() -> attempts[0]++ == 0 ? call.attempt(services.get()) : second(lane, services.get()));
        }
        return Look.ANSWER;
    }

    private int second(int lane, Service service) throws Exception {
        play.gauge("second attempts so far").set(seconds);
        return service.call(play.dot(lane, Place.PATTERN, Look.REQUEST));
    }

    void showDelay() {
        int delay = (int) status().delay().orElse(Duration.ZERO).toMillis();
        if (delay > 0) {
            play.moment("the delay is known");
        }
        play.gauge("delay, in milliseconds").set(delay);
    }

    private void show() {
        var name = lastCalls == 1 ? "the last call took" : "the slowest of the last " + lastCalls + " calls";
        play.gauge(name + ", in milliseconds").set(took.isEmpty() ? 0 : Collections.max(took));
        if (hedge != null) {
            play.gauge("second attempts so far").set(seconds);
            requireSameAsStatus();
        }
    }

    private void requireSameAsStatus() {
        if (status().hedges() != seconds) {
            throw new IllegalStateException("the page would show " + seconds + ", but " + status());
        }
    }

    private HedgeStatus status() {
        return Objects.requireNonNull(hedge).status();
    }
}
