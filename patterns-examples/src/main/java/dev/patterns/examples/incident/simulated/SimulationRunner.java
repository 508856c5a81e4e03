package dev.patterns.examples.incident.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.run.ActRun;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.trace.PaymentTracer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs acts in simulated time, each in its own environment, several in parallel. One more than the machine has
 * processors: a simulation keeps no processor busy while it hands over from one of its threads to the next.
 */
public final class SimulationRunner {

    /** An act with its workload. */
    public record Job(Act act, Workload workload) {}

    private SimulationRunner() {}

    /** Runs one act. */
    public static ActRun run(Job job, ProgressListener listener) {
        return run(job, listener, time -> PaymentTracer.OFF);
    }

    /**
     * Runs one act, and has a tracer follow its payments.
     *
     * @param tracer gives the tracer, for the act's clock
     */
    public static ActRun run(Job job, ProgressListener listener, Function<Time, PaymentTracer> tracer) {
        try (var environment = new SimulatedEnvironment(job.workload.seed())) {
            return new ActRunner(environment, job.workload).run(job.act, listener, tracer.apply(environment.time()));
        }
    }

    /**
     * Runs all jobs.
     *
     * @param ended receives each result when it is there, in any order, from one thread at a time
     * @return the results, in the order of the jobs
     */
    public static List<ActResult> runAll(List<Job> jobs, Consumer<ActResult> ended) throws InterruptedException {
        var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1);
        try {
            var futures = jobs.stream()
                    .map(job -> executor.submit(() -> {
                        var result = run(job, ProgressListener.NONE).result();
                        synchronized (executor) {
                            ended.accept(result);
                        }
                        return result;
                    }))
                    .toList();
            var results = new ArrayList<ActResult>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an act could not be simulated: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
