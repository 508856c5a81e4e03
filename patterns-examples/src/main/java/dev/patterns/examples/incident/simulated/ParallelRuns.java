package dev.patterns.examples.incident.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs simulations, several in parallel. One more than the machine has processors: a simulation keeps no processor busy
 * while it hands over from one of its threads to the next.
 */
public final class ParallelRuns {

    private ParallelRuns() {}

    /**
     * Runs all simulations.
     *
     * @param ended receives each result when it is there, in any order, from one thread at a time
     * @return the results, in the order of the simulations
     */
    public static <R> List<R> runAll(List<Supplier<R>> simulations, Consumer<? super R> ended)
            throws InterruptedException {
        var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1);
        try {
            var futures = simulations.stream()
                    .map(simulation -> executor.submit(() -> {
                        var result = simulation.get();
                        synchronized (executor) {
                            ended.accept(result);
                        }
                        return result;
                    }))
                    .toList();
            var results = new ArrayList<R>();
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
