package dev.patterns.examples.incident.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.run.ActRun;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.trace.PaymentTracer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs acts in simulated time, each in its own environment, several in parallel. */
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
        return ParallelRuns.runAll(
                jobs.stream()
                        .<Supplier<ActResult>>map(
                                job -> () -> run(job, ProgressListener.NONE).result())
                        .toList(),
                ended);
    }
}
