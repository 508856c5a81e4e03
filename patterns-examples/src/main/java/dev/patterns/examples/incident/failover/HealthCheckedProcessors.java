package dev.patterns.examples.incident.failover;

import dev.patterns.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Active-active processors: all that are up share the traffic. Each is checked at a jittered interval. A number of
 * failed checks in a row takes it out, a number of successful ones brings it back, at first with a small share.
 *
 * <p>Health decides where the next charge goes, and nothing else. It doesn't say what became of an earlier one: a
 * processor that is down may have captured it.
 *
 * <p>If all are down, they are used as if all were up. The checks may be wrong, a charge that is refused does no harm,
 * and an unknown one is settled later. Envoy calls this the panic threshold.
 *
 * <p>Safe for use by any number of threads.
 */
public final class HealthCheckedProcessors implements AutoCloseable {

    private final Map<String, CheckedProcessor> processors = new LinkedHashMap<>();
    private final Settings settings;
    private final Time time;
    private final RandomGenerator random;
    private volatile boolean closed;

    /**
     * @param interval between the end of a check and the next one
     * @param jitter by how much of itself the interval varies, up and down, 0 to 1: services that started together
     *     don't check in step
     * @param rise successful checks in a row that bring a processor back
     * @param fall failed checks in a row that take it out
     * @param slowStart how long the share of a processor that has come back grows
     * @param firstShare the share with which it comes back, more than 0 to 1, where 1 is a full one
     */
    public record Settings(
            Duration interval, double jitter, int rise, int fall, Duration slowStart, double firstShare) {
        public Settings {
            require(interval.toNanos() > 0, "interval must be more than zero, but was " + interval);
            require(jitter >= 0 && jitter <= 1, "jitter must be between 0 and 1, but was " + jitter);
            require(rise >= 1, "rise must be at least 1, but was " + rise);
            require(fall >= 1, "fall must be at least 1, but was " + fall);
            require(!slowStart.isNegative(), "slowStart must not be negative, but was " + slowStart);
            require(
                    firstShare > 0 && firstShare <= 1,
                    "firstShare must be more than 0, up to 1, but was " + firstShare);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    /** @param random for jitter and for the choice; several threads use it */
    public HealthCheckedProcessors(
            List<? extends QueryableProcessor> processors, Settings settings, Time time, RandomGenerator random) {
        this.settings = settings;
        this.time = time;
        this.random = random;
        processors.forEach(processor ->
                this.processors.put(processor.name(), new CheckedProcessor(processor, new ProcessorHealth(settings))));
    }

    /** Begins the checks. The first ones are spread over an interval. */
    public void start() {
        for (var processor : processors.values()) {
            scheduleCheck(processor, random.nextDouble());
        }
    }

    /**
     * Chooses at random, in proportion to the shares.
     *
     * @param tried the processors that this payment was tried at. They are chosen again only if no other is up
     */
    public QueryableProcessor choose(Collection<String> tried) {
        var all = shares();
        var untried = new LinkedHashMap<>(all);
        untried.keySet().removeAll(tried);
        var first = sum(untried) > 0 ? untried : all;
        if (sum(first) == 0) {
            first.replaceAll((name, none) -> 1.0);
        }
        return named(pick(first));
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public QueryableProcessor named(String name) {
        var found = processors.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no processor '" + name + "': there are " + processors.keySet());
        }
        return found.processor;
    }

    /** By name, the current shares: 0 for a processor that is down, up to 1. They need not add up to 1. */
    public Map<String, Double> shares() {
        long now = time.nanoTime();
        var shares = new LinkedHashMap<String, Double>();
        processors.forEach((name, checked) -> shares.put(name, checked.health.share(now)));
        return shares;
    }

    /** Ends the checks. One that is under way still ends. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "HealthCheckedProcessors" + shares();
    }

    private String pick(Map<String, Double> shares) {
        double left = random.nextDouble() * sum(shares);
        var picked = "";
        for (var share : shares.entrySet()) {
            if (share.getValue() > 0) {
                picked = share.getKey();
                left -= share.getValue();
                if (left < 0) {
                    break;
                }
            }
        }
        return picked;
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(share -> share).sum();
    }

    /** A check may block, so a worker makes it. */
    private void scheduleCheck(CheckedProcessor checked, double intervals) {
        var delay = Duration.ofNanos((long) (settings.interval().toNanos() * intervals));
        time.schedule(() -> time.execute(() -> check(checked)), delay);
    }

    private void check(CheckedProcessor checked) {
        if (closed) {
            return;
        }
        checked.health.recordCheck(succeeds(checked.processor), time.nanoTime());
        scheduleCheck(checked, 1 + settings.jitter() * (2 * random.nextDouble() - 1));
    }

    private static boolean succeeds(QueryableProcessor processor) {
        try {
            processor.checkHealth();
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException failure) {
            return false;
        }
    }

    private record CheckedProcessor(QueryableProcessor processor, ProcessorHealth health) {}
}
