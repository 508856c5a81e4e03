package dev.patterns.examples.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened in a run, step by step, for a reader. Safe for use by any number of threads. */
public final class Story {

    private final Supplier<@Nullable Duration> clock;
    private final List<String> steps = new ArrayList<>();

    /** @param clock the time since the run began; null where it would differ from run to run */
    Story(Supplier<@Nullable Duration> clock) {
        this.clock = clock;
    }

    synchronized void say(String step, Object... arguments) {
        @Nullable Duration now = clock.get();
        var text = Texts.format(step, arguments);
        steps.add(now == null ? text : Texts.format("%8s  %s", Texts.ofSeconds(now), text));
    }

    synchronized List<String> steps() {
        return List.copyOf(steps);
    }
}
