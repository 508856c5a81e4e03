package dev.patterns.examples.service;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A service under load, in simulated time: instances that call one dependency, each with its own policies.
 *
 * <p>Requests arrive independently of each other, at a rate that doesn't depend on how earlier ones end. They should be
 * asynchronous calls, so that no request needs a thread: a hundred thousand that succeed take a fraction of a second.
 * The policies decide as in a blocking call.
 *
 * @param <I> what an instance is: its policies
 */
public final class SimulatedService<I> implements AutoCloseable {

    private final SimulatedTime time;
    private final RandomGenerator random;
    private final SimulatedDependency dependency;
    private final List<I> instances;
    private double rate;
    private boolean arriving;
    private int next;

    /** No request arrives before {@link #start}. */
    public SimulatedService(DependencyDescription description, Function<SimulatedTime, I> newInstance, long seed) {
        var seeds = new SplittableRandom(seed);
        this.random = seeds.split();
        this.time = new SimulatedTime(seed);
        this.dependency = description.simulated(time, seeds.split());
        this.instances = Stream.generate(() -> newInstance.apply(time))
                .limit(description.instances())
                .toList();
        this.rate = description.rate();
    }

    /** Lets requests arrive from now on, at the described rate. Each is made by this action. */
    public void start(Runnable request) {
        arriving = true;
        scheduleNext(request);
    }

    /** Ends the arrivals. Requests that are under way go on. */
    public void stopArrivals() {
        arriving = false;
    }

    /** The rate from the next arrival on, in requests a second of all instances together. */
    public void setRate(double rate) {
        this.rate = rate;
    }

    private void scheduleNext(Runnable request) {
        double gap = -StrictMath.log(1 - random.nextDouble()) / rate;
        time.schedule(() -> arrive(request), Duration.ofNanos((long) (gap * 1e9)));
    }

    private void arrive(Runnable request) {
        if (arriving) {
            scheduleNext(request);
            request.run();
        }
    }

    /** The instances in turn. */
    public I nextInstance() {
        return instances.get(next++ % instances.size());
    }

    /** Any instance, by chance. */
    public I randomInstance() {
        return instances.get((int) (random.nextDouble() * instances.size()));
    }

    /** All of them. */
    public List<I> instances() {
        return instances;
    }

    /** What they call. */
    public SimulatedDependency dependency() {
        return dependency;
    }

    /** The clock, which the caller advances. */
    public SimulatedTime time() {
        return time;
    }

    /** Ends the simulation. */
    @Override
    public void close() {
        time.close();
    }
}
