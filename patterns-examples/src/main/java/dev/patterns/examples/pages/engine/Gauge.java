package dev.patterns.examples.pages.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure over time, drawn as a line along the time axis, or a short list of outcomes, drawn as a row of shapes. A
 * gauge is one or the other.
 */
public final class Gauge {

    record Change(long millis, int value) {}

    record ListChange(long millis, List<Look> looks) {}

    final List<Change> changes = new ArrayList<>();
    final List<ListChange> lists = new ArrayList<>();
    int cells;
    private final Play play;

    Gauge(Play play) {
        this.play = play;
    }

    /** The value from now on; zero or more. */
    public void set(int value) {
        int last = changes.size() - 1;
        if (last >= 0 && changes.get(last).millis() == play.millis()) {
            changes.remove(last--);
        }
        if (last < 0 || changes.get(last).value() != value) {
            changes.add(new Change(play.millis(), value));
        }
    }

    /**
     * The list from now on.
     *
     * @param places how many places it has; those that are not taken are drawn empty
     */
    public void list(int places, List<Look> looks) {
        cells = Math.max(cells, places);
        int last = lists.size() - 1;
        if (last < 0 || !lists.get(last).looks().equals(looks)) {
            lists.add(new ListChange(play.millis(), List.copyOf(looks)));
        }
    }
}
