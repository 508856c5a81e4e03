package dev.patterns.bench.run;

import dev.patterns.bench.plan.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import one.profiler.AsyncProfilerLoader;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each JMH benchmark once under async-profiler, and leaves a flame graph for each: where the time goes. */
public final class Profile {

    private Profile() {}

    public static int run(List<Work> plan, Path out, PrintStream log) throws RunnerException, IOException {
        var library = AsyncProfilerLoader.getAsyncProfilerPath();
        for (var work : plan) {
            if (work.target() instanceof Work.Jmh target) {
                for (var contender : work.contenders()) {
                    int threads = work.threads().get(work.threads().size() - 1);
                    var folder = out.resolve("profiles").toAbsolutePath();
                    var options = new OptionsBuilder()
                            .include("\\." + target.method().replace(".", "\\.") + "$")
                            .param("contender", contender)
                            .threads(threads)
                            .forks(1)
                            .mode(target.throughput() ? Mode.Throughput : Mode.AverageTime)
                            .warmupIterations(2)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(3)
                            .measurementTime(TimeValue.seconds(1))
                            .addProfiler(
                                    "async", "libPath=" + library + ";output=flamegraph;event=itimer;dir=" + folder);
                    work.params().forEach(options::param);
                    System.err.println("profiling " + work.topic() + ", " + work.name() + ", " + contender);
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
                            .run();
                }
            }
        }
        System.out.println("flame graphs: " + out.resolve("profiles"));
        return 0;
    }
}
