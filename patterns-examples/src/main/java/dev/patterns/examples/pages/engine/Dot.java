package dev.patterns.examples.pages.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One moving mark: where it was at which time, and how it looked. A move takes the play's hop in simulated time; a rest
 * takes what it is given. Both block the calling simulated thread.
 *
 * <pre>
 *   time     0 ms       150 ms         300 ms            500 ms          650 ms
 *   place    CLIENT ──▶ PATTERN ─────▶ SERVICE ··rests·· SERVICE ──────▶ PATTERN ──▶ …
 *   look     REQUEST    REQUEST        REQUEST           ANSWER          ANSWER
 * </pre>
 */
public final class Dot {

    /** @param row where in the place; -1 for the dot's own lane */
    record Point(long millis, Place place, int row, Look look) {}

    final int lane;
    final List<Point> points = new ArrayList<>();

    private final Play play;
    private Place place;
    private Look look;
    private int row = -1;

    Dot(Play play, int lane, Place place, Look look) {
        this.play = play;
        this.lane = lane;
        this.place = place;
        this.look = look;
        add(play.millis(), look);
    }

    public Place place() {
        return place;
    }

    /** The row of the place that the dot is in; -1 for its own lane. */
    public int row() {
        return row;
    }

    /** Moves to the place, in the dot's own lane. */
    public void move(Place to) throws InterruptedException {
        move(to, -1);
    }

    /** Changes the look, then moves. */
    public void move(Place to, Look look) throws InterruptedException {
        look(look);
        move(to, -1);
    }

    /** Moves to a row of the place: a slot of the pattern, counted from 0. */
    public void move(Place to, int toRow) throws InterruptedException {
        pass(to, toRow, play.hop());
    }

    /** Stays where it is. */
    public void rest(Duration duration) throws InterruptedException {
        pass(place, row, duration);
    }

    /** Changes the look from now on. */
    public void look(Look look) {
        this.look = look;
        add(play.millis(), look);
    }

    /** The dot is seen until now. Needed only after the last {@link #look} of a dot that doesn't move again. */
    public void end() {
        add(play.millis(), look);
    }

    /**
     * If the thread is interrupted meanwhile, the dot goes on to the planned end as {@link Look#LATE}: the service
     * doesn't notice that the caller has given up.
     */
    private void pass(Place to, int toRow, Duration duration) throws InterruptedException {
        add(play.millis(), look);
        long end = play.millis() + duration.toMillis();
        try {
            play.time().sleep(duration);
        } catch (InterruptedException givenUp) {
            if (to == place) {
                add(play.millis(), Look.LATE);
            }
            arrive(to, toRow, end, Look.LATE);
            throw givenUp;
        }
        arrive(to, toRow, play.millis(), look);
    }

    private void arrive(Place to, int toRow, long at, Look as) {
        place = to;
        row = toRow;
        add(at, as);
    }

    private void add(long at, Look as) {
        int last = points.size() - 1;
        if (last >= 0 && points.get(last).millis() == at) {
            points.remove(last);
        }
        points.add(new Point(at, place, row, as));
    }
}
