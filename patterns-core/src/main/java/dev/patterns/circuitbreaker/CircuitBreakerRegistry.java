package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.internal.Arguments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Breakers by name, with shared defaults: one for each dependency, made by the first {@link #get}.
 *
 * <pre>{@code
 * var breakers = new CircuitBreakerRegistry(builder -> builder.openFor(Duration.ofSeconds(30)));
 * breakers.get("payments").call(() -> …);
 * breakers.get("quotes", builder -> builder.probes(3)).call(() -> …);
 * }</pre>
 *
 * <p>With a limit it is for a breaker per key: per shard, per tenant, per host. One breaker for all of them would close
 * the door to the healthy ones when one fails. When there are more keys than the limit, a breaker that was not asked
 * for lately makes room: a closed one, as long as there is one. A breaker that was removed, and is asked for again,
 * begins anew.
 *
 * <p>Safe for use by any number of threads.
 */
public final class CircuitBreakerRegistry {

    private final int limit;
    private final UnaryOperator<CircuitBreakerBuilder> defaults;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<Entry> oldestFirst = new ArrayDeque<>(); // under this object's lock
    private final List<Consumer<? super CircuitBreaker>> listeners = new ArrayList<>(); // under this object's lock

    /** A breaker, and whether it was asked for since it last came to the head of the queue. */
    private static final class Entry {
        final CircuitBreaker breaker;
        volatile boolean used;

        Entry(CircuitBreaker breaker) {
            this.breaker = breaker;
        }
    }

    /** @param defaults settings of every breaker; those passed to {@link #get} come after them */
    public CircuitBreakerRegistry(UnaryOperator<CircuitBreakerBuilder> defaults) {
        this(Integer.MAX_VALUE, defaults);
    }

    /**
     * @param limit how many breakers are kept at most; 1 or more
     * @param defaults settings of every breaker; those passed to {@link #get} come after them
     */
    public CircuitBreakerRegistry(int limit, UnaryOperator<CircuitBreakerBuilder> defaults) {
        this.limit = Arguments.between(1, Integer.MAX_VALUE, "limit", limit);
        this.defaults = defaults;
    }

    /** The breaker with that name. If there is none, it is made with the defaults. */
    public CircuitBreaker get(String name) {
        return get(name, UnaryOperator.identity());
    }

    /**
     * The breaker with that name. If there is none, it is made with the defaults and these settings. A breaker that
     * exists is not changed.
     */
    public CircuitBreaker get(String name, UnaryOperator<CircuitBreakerBuilder> settings) {
        var known = entries.get(name);
        if (known == null) {
            return add(name, settings);
        }
        if (!known.used) { // mostly it is: then nothing is written
            known.used = true;
        }
        return known.breaker;
    }

    private synchronized CircuitBreaker add(String name, UnaryOperator<CircuitBreakerBuilder> settings) {
        var known = entries.get(name); // another thread may have been first
        if (known != null) {
            return known.breaker;
        }
        var made = new Entry(
                settings.apply(defaults.apply(CircuitBreaker.builder(name))).build());
        if (entries.size() >= limit) {
            makeRoom();
        }
        entries.put(name, made);
        oldestFirst.add(made);
        listeners.forEach(listener -> listener.accept(made.breaker));
        return made.breaker;
    }

    /**
     * Removes a breaker. The queue gives each a second chance: one that was used goes to its end once more. So does one
     * that is not closed, as it would admit the calls that it rejects now. If none is left, the oldest is removed.
     */
    private void makeRoom() {
        for (int chances = 2 * oldestFirst.size(); chances > 0; chances--) {
            var oldest = oldestFirst.remove();
            if (!oldest.used && oldest.breaker.state() == CircuitBreakerState.CLOSED) {
                entries.remove(oldest.breaker.name());
                return;
            }
            oldest.used = false;
            oldestFirst.add(oldest);
        }
        entries.remove(oldestFirst.remove().breaker.name());
    }

    /** All breakers, sorted by name. */
    public List<CircuitBreaker> all() {
        return entries.values().stream()
                .map(entry -> entry.breaker)
                .sorted(Comparator.comparing(CircuitBreaker::name))
                .toList();
    }

    /**
     * Adds a listener for breakers, the place to bind metrics. It is called with every breaker that exists, at once,
     * and with each later one when it is made, under the registry's lock.
     *
     * @return removes the listener
     */
    public synchronized Cancellable onAdded(Consumer<? super CircuitBreaker> listener) {
        listeners.add(listener);
        all().forEach(listener);
        return () -> remove(listener);
    }

    private synchronized void remove(Consumer<? super CircuitBreaker> listener) {
        listeners.remove(listener);
    }
}
