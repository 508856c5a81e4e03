package dev.patterns.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what Linux counts for a thread. Elsewhere there is nothing to read, and the count is zero. */
final class ContextSwitches {

    private static final Path STATUS = Path.of("/proc/thread-self/status");

    private ContextSwitches() {}

    /** The calling thread's context switches so far, voluntary and involuntary. */
    static long ofThisThread() {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.contains("ctxt_switches:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
