package dev.patterns.bench.run;

import dev.patterns.bench.plan.Work;
import dev.patterns.bench.result.Samples.Sample;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark with one contender in one new JVM. What JMH prints goes to a log. */
final class JmhFork {

    private static final String BYTES = "gc.alloc.rate.norm";

    private final Effort effort;
    private final CommandLineOptions more;
    private final PrintStream log;

    JmhFork(Effort effort, CommandLineOptions more, PrintStream log) {
        this.effort = effort;
        this.more = more;
        this.log = log;
    }

    Sample run(Work work, Work.Jmh target, String contender, int threads, List<String> jvmArguments)
            throws RunnerException {
        var options = new OptionsBuilder()
                .parent(more)
                .include("\\." + target.method().replace(".", "\\.") + "$")
                .param("contender", contender)
                .threads(threads)
                .mode(target.throughput() ? Mode.Throughput : Mode.AverageTime)
                .timeUnit(target.throughput() ? TimeUnit.MICROSECONDS : TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.milliseconds(effort.millis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()))
                .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        work.params().forEach(options::param);
        var results =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).run();
        if (results.size() != 1) {
            throw new IllegalStateException(target.method() + " with " + work.params() + " matches " + results.size()
                    + " benchmarks, but must match one");
        }
        return sample(results.iterator().next());
    }

    /** The score is in the unit that is asked for above: operations a microsecond, or nanoseconds an operation. */
    private static Sample sample(RunResult result) {
        var bytes = result.getSecondaryResults().get(BYTES);
        return new Sample(
                result.getPrimaryResult().getScore(),
                bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes.getScore()),
                List.of());
    }
}
