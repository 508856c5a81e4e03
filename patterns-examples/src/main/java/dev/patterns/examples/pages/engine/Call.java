package dev.patterns.examples.pages.engine;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client: to the pattern, from there to the service as often as the pattern wants, and back with its
 * outcome.
 */
public final class Call {

    private final Play play;
    private final int lane;
    private final long startedAt;
    private Dot dot;
    private Look as = Look.REQUEST;

    /** A call that is at its client. */
    Call(Play play, int lane) {
        this.play = play;
        this.lane = lane;
        this.startedAt = play.millis();
        this.dot = play.dot(lane, Place.CLIENT, Look.REQUEST);
    }

    /** The dot that shows this call now. A call that was given up leaves its dot where it was, and gets a new one. */
    public Dot dot() {
        return dot;
    }

    /** How the dot looks in the attempts that follow. Default: {@link Look#REQUEST}. */
    public void as(Look look) {
        this.as = look;
    }

    /** How long ago the call left its client. */
    public Duration elapsed() {
        return Duration.ofMillis(play.millis() - startedAt);
    }

    /** Goes to the pattern, makes the guarded call there, and comes back. Never throws what the call throws. */
    public Look make(CheckedSupplier<?, ?> guarded) throws InterruptedException {
        return make(Place.PATTERN, guarded);
    }

    /**
     * As above, for a pattern that lets calls wait: with {@link Place#GATE} the call goes no further than before the
     * pattern, and looks as if it waits, until its first attempt.
     */
    public Look make(Place first, CheckedSupplier<?, ?> guarded) throws InterruptedException {
        dot.move(first);
        if (first == Place.GATE) {
            dot.look(Look.WAITING);
        }
        var outcome = outcomeOf(guarded);
        atPattern(outcome).move(Place.CLIENT, outcome);
        return outcome;
    }

    /** An attempt, for the action of a policy. */
    public int attempt(Service service) throws IOException, InterruptedException {
        return service.call(atPattern(as));
    }

    /** The dot at the pattern: a new one if the former is still elsewhere. */
    public Dot atPattern(Look look) {
        if (dot.place() == Place.PATTERN || dot.place() == Place.GATE) {
            dot.look(look);
        } else {
            dot = play.dot(lane, Place.PATTERN, look);
        }
        return dot;
    }

    private static Look outcomeOf(CheckedSupplier<?, ?> guarded) throws InterruptedException {
        try {
            @Nullable Object result = guarded.get();
            return result instanceof Look look ? look : Look.ANSWER;
        } catch (Exception failure) {
            if (failure instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            return lookOf(failure);
        }
    }

    private static Look lookOf(Exception failure) {
        return failure instanceof CallRejectedException
                ? Look.REJECTION
                : failure instanceof TimeoutExceededException ? Look.TIMEOUT : Look.FAILURE;
    }
}
