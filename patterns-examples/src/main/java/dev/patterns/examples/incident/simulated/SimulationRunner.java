package dev.patterns.examples.incident.simulated;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.run.ActRun;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Plays acts in virtual time, each in a environment of its own, several at a time: one more than the machine has processors, since an act
 * keeps none of them busy while it goes from one thread to another.
 */
public final class SimulationRunner {

    /** An act and who comes to pay in it. */
    public record Job(Act act, Workload workload) {}

    private SimulationRunner() {}

    /** Plays one act. */
    public static ActRun run(Job job, ProgressListener listener) {
        try (var environment = new SimulatedEnvironment(job.workload.seed())) {
            return new ActRunner(environment, job.workload).run(job.act, listener);
        }
    }

    /**
     * Plays all of them.
     *
     * @param ended is told of each result as it comes in, in any order, by one thread at a time
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
