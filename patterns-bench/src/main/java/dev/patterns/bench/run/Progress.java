package dev.patterns.bench.run;

import java.io.PrintStream;
import java.time.Duration;

/** One line that says how far the run is and how long it will go on. */
public final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private final double secondsInAll;
    private final long startedAt = System.nanoTime();
    private double secondsDone;

    public Progress(PrintStream out, double secondsInAll) {
        this.out = out;
        this.terminal = System.console() != null;
        this.secondsInAll = secondsInAll;
    }

    /** A fork begins, which should take so long. */
    void begins(String what, double seconds) {
        double elapsed = (System.nanoTime() - startedAt) / 1e9;
        double pace = secondsDone == 0 ? 1 : elapsed / secondsDone;
        var left = Duration.ofSeconds(Math.round((secondsInAll - secondsDone) * pace));
        var line = String.format(
                "%3.0f %%, %d:%02d left: %s",
                100 * secondsDone / secondsInAll, left.toMinutes(), left.toSecondsPart(), what);
        out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
        out.flush();
        secondsDone += seconds;
    }

    void ended() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
