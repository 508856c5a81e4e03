package dev.patterns.examples.pages.engine;

import java.util.ArrayList;
import java.util.List;

/** A state over time, drawn as a labelled band along the time axis and written on the pattern's box. */
public final class Band {

    /** How a state is drawn: each with a filling of its own. */
    public enum Tone {
        /** Calls pass. Plain. */
        PASSES,
        /** Calls don't pass. Hatched. */
        STOPS,
        /** Some calls pass. Dotted. */
        TRIES
    }

    record Change(long millis, String state, Tone tone) {}

    final List<Change> changes = new ArrayList<>();
    private final Play play;

    Band(Play play) {
        this.play = play;
    }

    /** The state from now on. */
    public void set(String state, Tone tone) {
        changes.add(new Change(play.millis(), state, tone));
    }
}
