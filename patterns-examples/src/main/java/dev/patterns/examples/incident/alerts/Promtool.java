package dev.patterns.examples.incident.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own checker of rules. Debian and Ubuntu have it in the package {@code prometheus}. */
public final class Promtool {

    private Promtool() {}

    /** What a run has printed, and whether it was successful. */
    public record Output(boolean successful, String text) {}

    public static boolean isInstalled() {
        try {
            return run("--version").successful();
        } catch (UncheckedIOException notFound) {
            return false;
        }
    }

    /** {@code promtool check rules}. */
    public static Output checkRules(Path rules) {
        return run("check", "rules", rules.toString());
    }

    /** {@code promtool test rules}. */
    public static Output testRules(Path test) {
        return run("test", "rules", test.toString());
    }

    private static Output run(String... arguments) {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException("can't run promtool", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while promtool was running", e);
        }
    }
}
