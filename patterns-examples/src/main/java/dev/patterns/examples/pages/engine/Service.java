package dev.patterns.examples.pages.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The service that is called: it answers after a constant time, except in phases in which it fails, hangs or is slow.
 * What happens to the n-th call depends on the seed, on n and on the time alone. For one play.
 */
public final class Service {

    private final Play play;
    private final Place place;
    private final Duration latency;
    private final SplittableRandom random;
    private final List<Phase> phases = new ArrayList<>();
    private int capacity = Integer.MAX_VALUE;
    private int calls;
    private int underWay;
    private int arrivedLately;
    private @Nullable Gauge underWayGauge;
    private @Nullable Gauge arrivalsGauge;

    /** @param latency how long a failing call takes; a phase of hanging calls ends each of them after it */
    private record Phase(long from, long to, double share, Duration latency, boolean fails) {}

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
        var verb = after.compareTo(latency.multipliedBy(5)) > 0 ? "hang" : "fail";
        var words = share == 1 ? verb + "s" : percent(share) + verb;
        return in(new Phase(from.toMillis(), to.toMillis(), share, after, true), words);
    }

    /** A share of the calls that begin between the two times is answered after another time. */
    public Service slow(Duration from, Duration to, double share, Duration after) {
        var words = share == 1 ? "is slow" : percent(share) + "slow";
        return in(new Phase(from.toMillis(), to.toMillis(), share, after, false), words);
    }

    private Service in(Phase phase, String words) {
        phases.add(phase);
        play.outages.add(new Play.Outage(place, phase.from, phase.to, words));
        return this;
    }

    /** A call that finds so many others there fails, after the usual time. Default: any number can be there. */
    public Service capacity(int atOnce) {
        this.capacity = atOnce;
        return this;
    }

    private static String percent(double share) {
        return StrictMath.round(100 * share) + " % ";
    }

    /** Draws how many calls are there at each moment, as a gauge. */
    public Service showUnderWay() {
        underWayGauge = play.gauge("calls at the service at this moment");
        underWayGauge.set(0);
        return this;
    }

    /** Draws how many calls have arrived in the last second, as a gauge. */
    public Service showArrivals() {
        arrivalsGauge = play.gauge("calls that reached the service in the last second");
        arrivalsGauge.set(0);
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
     * Moves the dot to the service, rests, and moves it back to the pattern, to the row that it was in.
     *
     * @return the number of the call, from 1
     * @throws IOException if the service fails
     */
    public int call(Dot dot) throws IOException, InterruptedException {
        int home = dot.row();
        dot.move(place);
        int number = ++calls;
        changed(1);
        arrived();
        var phase = phaseOfNextCall();
        boolean fails = phase != null && phase.fails;
        work(dot, phase == null ? latency : phase.latency);
        dot.look(fails ? Look.FAILURE : Look.ANSWER);
        dot.move(Place.PATTERN, home);
        if (fails) {
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
        changed(-1);
    }

    private void changed(int difference) {
        underWay += difference;
        if (underWayGauge != null) {
            underWayGauge.set(underWay);
        }
    }

    private void arrived() {
        var gauge = arrivalsGauge;
        if (gauge != null) {
            gauge.set(++arrivedLately);
            play.time().schedule(() -> gauge.set(--arrivedLately), Duration.ofSeconds(1));
        }
    }

    private @Nullable Phase phaseOfNextCall() {
        double drawn = random.nextDouble();
        long now = play.millis();
        if (underWay > capacity) {
            return new Phase(now, now, 1, latency, true);
        }
        for (var phase : phases) {
            if (phase.from <= now && now < phase.to && drawn < phase.share) {
                return phase;
            }
        }
        return null;
    }
}
