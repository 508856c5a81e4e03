package dev.patterns.bench.run;

import dev.patterns.bench.plan.Work;
import dev.patterns.bench.result.Row;
import dev.patterns.bench.result.Samples;
import dev.patterns.bench.result.Samples.Key;
import dev.patterns.bench.result.Samples.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Measures every piece of work with every contender, one JVM after the other.
 *
 * <p>Contenders take turns: A B C, A B C, A B C, a fork each. A machine that slows down in the course of the run then
 * slows all of them alike, and the ratios hold.
 */
public final class Measuring {

    /** One contender at one piece of work: as many forks as the effort says. */
    private record Series(Work work, String contender, int threads) {}

    private final Effort effort;
    private final String collector;
    private final JmhFork jmh;
    private final HarnessFork harness;

    public Measuring(Effort effort, String collector, CommandLineOptions more, PrintStream log) {
        this.effort = effort;
        this.collector = collector;
        this.jmh = new JmhFork(effort, more, log);
        this.harness = new HarnessFork(log);
    }

    /** An estimate of how long {@link #run} takes. */
    public double seconds(List<Work> plan) {
        return series(plan).stream().mapToDouble(this::seconds).sum() * effort.forks();
    }

    public List<Row> run(List<Work> plan, Progress progress) throws RunnerException, IOException, InterruptedException {
        var samples = new Samples();
        for (int fork = 1; fork <= effort.forks(); fork++) {
            for (var series : series(plan)) {
                progress.begins("fork " + fork + " of " + effort.forks() + ", " + describe(series), seconds(series));
                measure(series, samples);
            }
        }
        progress.ended();
        return samples.rows();
    }

    private void measure(Series series, Samples samples) throws RunnerException, IOException, InterruptedException {
        var work = series.work();
        if (work.target() instanceof Work.Jmh target) {
            var sample = jmh.run(work, target, series.contender(), series.threads(), jvmArguments());
            add(samples, series, work.name(), target.unit(), sample);
        } else if (work.target() instanceof Work.Harness target) {
            double length = effort.equals(Effort.SMOKE) ? 0.2 : target.seconds();
            var figures = harness.run(work, target, series.contender(), length, jvmArguments());
            figures.figures()
                    .forEach(figure -> add(
                            samples,
                            series,
                            work.name() + ": " + figure.name(),
                            figure.unit(),
                            new Sample(
                                    figure.value(),
                                    OptionalDouble.empty(),
                                    figure.curve() == null ? List.of() : figure.curve())));
        }
    }

    private void add(Samples samples, Series series, String work, String unit, Sample sample) {
        var key = new Key(series.work().topic(), work, series.threads(), collector, series.contender(), unit);
        samples.add(key, sample);
        var note = series.work().notes().get(series.contender());
        if (note != null) {
            samples.note(key, note);
        }
    }

    private List<Series> series(List<Work> plan) {
        var all = new ArrayList<Series>();
        for (var work : plan) {
            for (int threads : work.threads()) {
                work.contenders().forEach(contender -> all.add(new Series(work, contender, threads)));
            }
        }
        return all;
    }

    private double seconds(Series series) {
        return series.work().target() instanceof Work.Harness target
                ? (effort.equals(Effort.SMOKE) ? 1.5 : target.seconds() + 1.5)
                : effort.secondsPerFork();
    }

    private static String describe(Series series) {
        return series.work().topic() + ", " + series.work().name() + ", " + series.threads()
                + (series.threads() == 1 ? " thread, " : " threads, ") + series.contender();
    }

    private List<String> jvmArguments() {
        return List.of("-XX:+Use" + collector + "GC", "-Xms512m", "-Xmx512m");
    }
}
