package dev.patterns.examples.pages.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The service that is called: it answers after a constant time, except in phases in which it fails or hangs. Whether
 * the n-th call fails depends on the seed, on n and on the time alone. For one play.
 */
public final class Service {

    private final Play play;
    private final Place place;
    private final Duration latency;
    private final SplittableRandom random;
    private final List<Phase> phases = new ArrayList<>();
    private int calls;
    private int underWay;

    /** @param latency how long a failing call takes; a phase of hanging calls ends each of them after it */
    private record Phase(long from, long to, double share, Duration latency) {}

    Service(Play play, Place place, Duration latency, long seed) {
        this.play = play;
        this.place = place;
        this.latency = latency;
        this.random = new SplittableRandom(seed);
    }

    /** A share of the calls that begin between the two times fails, after the usual time. */
    public Service failing(Duration from, Duration to, double share) {
        return slowlyFailing(from, to, share, latency);
    }

    /** A share of the calls that begin between the two times fails after another time: it hangs, if that is long. */
    public Service slowlyFailing(Duration from, Duration to, double share, Duration after) {
        phases.add(new Phase(from.toMillis(), to.toMillis(), share, after));
        return this;
    }

    /** How many calls have reached it. */
    public int calls() {
        return calls;
    }

    /** How many calls are there at this moment. */
    public int underWay() {
        return underWay;
    }

    /**
     * Moves the dot to the service, rests, and moves it back to the pattern.
     *
     * @return the number of the call, from 1
     * @throws IOException if the service fails
     */
    public int call(Dot dot) throws IOException, InterruptedException {
        dot.move(place);
        int number = ++calls;
        play.changed(place, ++underWay);
        var phase = failure();
        work(dot, phase == null ? latency : phase.latency);
        dot.move(Place.PATTERN, phase == null ? Look.ANSWER : Look.FAILURE);
        if (phase != null) {
            throw new IOException("the service failed");
        }
        return number;
    }

    /** A caller that gives up doesn't end the work. */
    private void work(Dot dot, Duration duration) throws InterruptedException {
        long end = play.millis() + duration.toMillis();
        try {
            dot.rest(duration);
        } catch (InterruptedException givenUp) {
            play.time().schedule(this::ended, Duration.ofMillis(end - play.millis()));
            throw givenUp;
        }
        ended();
    }

    private void ended() {
        play.changed(place, --underWay);
    }

    private @Nullable Phase failure() {
        double drawn = random.nextDouble();
        long now = play.millis();
        for (var phase : phases) {
            if (phase.from <= now && now < phase.to && drawn < phase.share) {
                return phase;
            }
        }
        return null;
    }
}
