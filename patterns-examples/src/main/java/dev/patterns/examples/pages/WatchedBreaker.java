package dev.patterns.examples.pages;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.pages.engine.Band;
import dev.patterns.examples.pages.engine.Band.Tone;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A breaker whose state is recorded, and what it counts if it is the only one. */
final class WatchedBreaker {

    private final Play play;
    private final CircuitBreaker breaker;
    private final Policy inside;
    private final Band band;
    private final boolean isOnlyOne;
    private final List<Look> window = new ArrayList<>(); // the oldest first
    private int transitions;

    private WatchedBreaker(Play play, CircuitBreaker breaker, String band, boolean isOnlyOne, Policy inside) {
        this.play = play;
        play.shows(CircuitBreaker.class);
        this.breaker = breaker;
        this.inside = inside;
        this.band = play.band(band);
        this.isOnlyOne = isOnlyOne;
        this.band.set("CLOSED", Tone.PASSES);
        breaker.onTransition(transition -> changed(transition.to()));
        showWindow();
    }

    /** The only breaker of a play: with its window, and with its transitions as moments. */
    static WatchedBreaker only(Play play, CircuitBreakerBuilder settings) {
        return new WatchedBreaker(play, built(play, settings), "state of the breaker", true, Policy.compose());
    }

    /**
     * One of several breakers.
     *
     * @param inside a policy between the breaker and the service
     */
    static WatchedBreaker oneOfMany(Play play, CircuitBreakerBuilder settings, int number, Policy inside) {
        return new WatchedBreaker(play, built(play, settings), "breaker " + number, false, inside);
    }

    private static CircuitBreaker built(Play play, CircuitBreakerBuilder settings) {
        return settings.time(play.time()).random(play.time().random()).build();
    }

    /** A client's call under the breaker, there and back. */
    Look call(int lane, Service service) throws InterruptedException {
        var call = play.call(lane);
        return call.make(() -> guarded(call, service));
    }

    private Look guarded(Call call, Service service) throws Exception {
        int[] admittedIn = {0};
        var outcome = Look.FAILURE;
        try {
            breaker.call(() -> {
                admittedIn[0] = transitions;
                call.as(breaker.state() == CircuitBreakerState.HALF_OPEN ? Look.PROBE : Look.REQUEST);
                return inside.call(() -> call.attempt(service));
            });
            outcome = Look.ANSWER;
        } catch (CallRejectedException rejection) {
            outcome = Look.REJECTION;
            throw rejection;
        } finally {
            if (outcome != Look.REJECTION) {
                settled(outcome, admittedIn[0]);
            }
        }
        return outcome;
    }

    private void settled(Look outcome, int admittedIn) {
        if (breaker.state() == CircuitBreakerState.CLOSED && admittedIn == transitions) {
            count(outcome);
            requireSameAsStatus();
        } else if (admittedIn < transitions - 1 && isOnlyOne) {
            play.moment("a late result has no vote");
        }
    }

    private void changed(CircuitBreakerState next) {
        transitions++;
        band.set(next.toString(), toneOf(next));
        if (isOnlyOne) {
            play.moment(momentOf(next));
        }
        if (next == CircuitBreakerState.OPEN) {
            if (!window.isEmpty()) {
                count(Look.FAILURE); // the call that made it open
            }
        } else {
            window.clear();
            showWindow();
        }
    }

    /** As the trip rule does: a window keeps the last calls, a run of failures ends with a success. */
    private void count(Look outcome) {
        if (outcome == Look.ANSWER && !hasWindow()) {
            window.clear();
        } else {
            window.add(outcome);
        }
        if (window.size() > size()) {
            window.remove(0);
        }
        showWindow();
    }

    private void requireSameAsStatus() {
        var status = breaker.status();
        if (status.failures() != Collections.frequency(window, Look.FAILURE)
                || hasWindow() && status.calls() != window.size()) {
            throw new IllegalStateException("the page would show " + window + ", but " + status);
        }
    }

    private void showWindow() {
        if (isOnlyOne) {
            play.gauge(hasWindow() ? "the last " + size() + " calls" : "failures in a row")
                    .list(size(), window);
        }
    }

    private boolean hasWindow() {
        return breaker.config().tripWhen() instanceof TripRule.CountWindow;
    }

    private int size() {
        var rule = breaker.config().tripWhen();
        return rule instanceof TripRule.CountWindow window
                ? window.size()
                : ((TripRule.ConsecutiveFailures) rule).failures();
    }

    private static Tone toneOf(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED, DISABLED, METRICS_ONLY -> Tone.PASSES;
            case OPEN, FORCED_OPEN -> Tone.STOPS;
            case HALF_OPEN, RECOVERING -> Tone.TRIES;
        };
    }

    private static String momentOf(CircuitBreakerState state) {
        return switch (state) {
            case OPEN -> "it opens";
            case HALF_OPEN -> "a probe";
            case CLOSED -> "it closes";
            default -> "it is " + state;
        };
    }
}
