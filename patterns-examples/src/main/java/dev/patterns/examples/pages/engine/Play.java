package dev.patterns.examples.pages.engine;

import dev.patterns.Policy;
import dev.patterns.simulation.SimulatedTime;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One run in simulated time, and the recorder of what is to be seen of it: dots that move, the state of the pattern as
 * bands, figures as gauges, and moments that the reader can jump to.
 *
 * <pre>{@code
 * Trace trace = Play.record(7, play -> {
 *     var breaker = CircuitBreaker.builder("stock").time(play.time()).build();
 *     var service = play.service(ofMillis(200)).failing(ofSeconds(3), ofSeconds(8), 1);
 *     play.every(0, ofMillis(500), 24, () -> play.call(0, breaker, service));
 * });
 * }</pre>
 */
public final class Play {

    /** The longest run. */
    private static final long MOST_MILLIS = 120_000;

    private final SimulatedTime time;
    private final long seed;

    final Set<String> shown = new LinkedHashSet<>();
    final List<Dot> dots = new ArrayList<>();
    final Map<String, Band> bands = new LinkedHashMap<>();
    final Map<String, Gauge> gauges = new LinkedHashMap<>();
    final List<Moment> moments = new ArrayList<>();
    final List<Outage> outages = new ArrayList<>();
    private Duration hop = Duration.ofMillis(150);

    /** A time that the page names, and offers to jump to. */
    record Moment(long millis, String label) {}

    /** A time in which a service fails or hangs, as written on its box. */
    record Outage(Place place, long from, long to, String words) {}

    /** Sets a run up, and spawns its threads. */
    @FunctionalInterface
    public interface Scene {
        void set(Play play) throws Exception;
    }

    private Play(SimulatedTime time, long seed) {
        this.time = time;
        this.seed = seed;
    }

    /** Runs the scene until all its threads have ended. */
    public static Trace record(long seed, Scene scene) {
        try (var time = new SimulatedTime(seed)) {
            var play = new Play(time, seed);
            scene.set(play);
            time.run();
            if (play.millis() > MOST_MILLIS) {
                throw new IllegalStateException("a play must end within " + MOST_MILLIS + " ms: " + play.millis());
            }
            return new Trace(seed, time.traceHash(), play);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Names a shipped class that is at work in this run. {@link #call(int, Policy, Service)} does it by itself. */
    public void shows(Class<?> type) {
        if (Modifier.isPublic(type.getModifiers())) {
            shown.add(type.getName());
        }
    }

    /** The clock, for the patterns. */
    public SimulatedTime time() {
        return time;
    }

    /** How long a dot takes from one box to the next. Default: 150 ms. */
    public void hop(Duration duration) {
        this.hop = duration;
    }

    Duration hop() {
        return hop;
    }

    /** Time since the run began. */
    public long millis() {
        return time.elapsed().toMillis();
    }

    /** The service. Call it before the scene's threads begin. */
    public Service service(Duration latency) {
        return new Service(this, Place.SERVICE, latency, seed);
    }

    /** The service in the second box. */
    public Service second(Duration latency) {
        return new Service(this, Place.SECOND, latency, seed + 1);
    }

    /** A new dot in the lane of a client, counted from 0. */
    public Dot dot(int lane, Place place, Look look) {
        var dot = new Dot(this, lane, place, look);
        dots.add(dot);
        return dot;
    }

    /** Calls the service under the policy: there and back, whatever the outcome. Returns how the call ended. */
    public Look call(int lane, Policy policy, Service service) throws InterruptedException {
        shows(policy.getClass());
        var call = call(lane);
        return call.make(() -> policy.call(() -> call.attempt(service)));
    }

    /** Calls the service without a policy. */
    public Look call(int lane, Service service) throws InterruptedException {
        var call = call(lane);
        return call.make(() -> call.attempt(service));
    }

    /** A call that the scene guards itself. */
    public Call call(int lane) {
        return new Call(this, lane);
    }

    /**
     * A thread that runs the task so many times. A run begins at the interval after the one before, or when that has
     * ended, if that is later: a client that waits for its answer.
     */
    public void every(Duration first, Duration interval, int times, SimulatedTime.Task task) {
        time.spawn("client", first, () -> {
            for (int i = 0; i < times; i++) {
                long began = millis();
                task.run();
                if (i < times - 1) {
                    time.sleep(Duration.ofMillis(Math.max(0, began + interval.toMillis() - millis())));
                }
            }
        });
    }

    /** So many threads of one task each, the n-th after n intervals: requests come whatever happens to earlier ones. */
    public void arrivals(Duration first, Duration interval, int times, IntFunction<SimulatedTime.Task> task) {
        for (int i = 0; i < times; i++) {
            time.spawn("request", first.plus(interval.multipliedBy(i)), task.apply(i));
        }
    }

    /** The band of this name; a new one if there is none. */
    public Band band(String name) {
        return bands.computeIfAbsent(name, ignored -> new Band(this));
    }

    /** The gauge of this name; a new one if there is none. It is drawn as a line from 0 to the largest value. */
    public Gauge gauge(String name) {
        return gauges.computeIfAbsent(name, ignored -> new Gauge(this));
    }

    /** Names the present moment. Of several with the same label the first counts. */
    public void moment(String label) {
        if (moments.stream().noneMatch(moment -> moment.label.equals(label))) {
            moments.add(new Moment(millis(), label));
        }
    }
}
