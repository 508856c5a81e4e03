package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
 * Safe for use by any number of threads.
 */
public final class CircuitBreakerRegistry {

    private final UnaryOperator<CircuitBreakerBuilder> defaults;
    private final TreeMap<String, CircuitBreaker> breakers = new TreeMap<>();
    private final List<Consumer<? super CircuitBreaker>> listeners = new ArrayList<>();

    /** @param defaults settings of every breaker; those passed to {@link #get} come after them */
    public CircuitBreakerRegistry(UnaryOperator<CircuitBreakerBuilder> defaults) {
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
    public synchronized CircuitBreaker get(String name, UnaryOperator<CircuitBreakerBuilder> settings) {
        var known = breakers.get(name);
        if (known != null) {
            return known;
        }
        var made = settings.apply(defaults.apply(CircuitBreaker.builder(name))).build();
        breakers.put(name, made);
        listeners.forEach(listener -> listener.accept(made));
        return made;
    }

    /** All breakers, sorted by name. */
    public synchronized List<CircuitBreaker> all() {
        return List.copyOf(breakers.values());
    }

    /**
     * Adds a listener for breakers, the place to bind metrics. It is called with every breaker that exists, at once,
     * and with each later one when it is made, under the registry's lock.
     *
     * @return removes the listener
     */
    public synchronized Cancellable onAdded(Consumer<? super CircuitBreaker> listener) {
        listeners.add(listener);
        breakers.values().forEach(listener);
        return () -> remove(listener);
    }

    private synchronized void remove(Consumer<? super CircuitBreaker> listener) {
        listeners.remove(listener);
    }
}
