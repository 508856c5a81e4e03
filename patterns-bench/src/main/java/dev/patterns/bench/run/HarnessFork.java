package dev.patterns.bench.run;

import dev.patterns.bench.harness.HarnessMain;
import dev.patterns.bench.plan.Work;
import dev.patterns.bench.result.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a harness with one contender in one new JVM, and reads the figures that it prints last. */
final class HarnessFork {

    private static final int MINUTES_AT_MOST = 5;

    private final PrintStream log;

    HarnessFork(PrintStream log) {
        this.log = log;
    }

    HarnessMain.Figures run(Work work, Work.Harness target, String contender, double seconds, List<String> jvmArguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HarnessMain.class.getName()));
        command.addAll(List.of(target.name(), contender, Double.toString(seconds)));
        work.params().forEach((name, value) -> command.add(name + "=" + value));
        log.println(String.join(" ", command));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        log.println(output);
        if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(target.name() + " with " + contender + " failed:\n" + output);
        }
        var figures = output.substring(output.indexOf(HarnessMain.MARK) + HarnessMain.MARK.length());
        return Json.read(figures, HarnessMain.Figures.class);
    }
}
