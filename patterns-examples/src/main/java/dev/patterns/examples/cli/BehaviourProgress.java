package dev.patterns.examples.cli;

import dev.patterns.examples.behaviour.CatalogueRun;
import java.time.Duration;
import java.util.Optional;

/** Prints how far a run of the catalogue is, about once a second. On a terminal the line is overwritten. */
final class BehaviourProgress implements CatalogueRun.Progress {

    private static final long EVERY_NANOS = 1_000_000_000L;

    private final Terminal terminal;
    private long printed = System.nanoTime();

    BehaviourProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void finished(int done, int all, Optional<Duration> left) {
        long now = System.nanoTime();
        if (done < all && now - printed < EVERY_NANOS) {
            return;
        }
        printed = now;
        var rest = done == all
                ? ""
                : left.map(time -> ", about " + text(time) + " left").orElse("");
        terminal.count("behaviour", done, all, rest);
    }

    /** "48 s", "2 min 13 s". */
    static String text(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1_000.0);
        return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
}
