package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Breakers by name, with shared defaults: one for each dependency, made when first asked for.
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

    /** @param defaults sets up every breaker, before what is said for a single one */
    public CircuitBreakerRegistry(UnaryOperator<CircuitBreakerBuilder> defaults) {
        this.defaults = defaults;
    }

    /** The breaker of that name, made with the defaults if there is none. */
    public CircuitBreaker get(String name) {
        return get(name, UnaryOperator.identity());
    }

    /** The breaker of that name, made with the defaults and these settings if there is none; they don't change one that exists. */
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

    /** All of them, by name. */
    public synchronized List<CircuitBreaker> all() {
        return List.copyOf(breakers.values());
    }

    /**
     * Tells the listener of every breaker, those that exist at once and others when they are made: the place to bind metrics. It
     * is called under the registry's lock.
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
