package dev.patterns;

import dev.patterns.internal.Arguments;
import dev.patterns.internal.Listeners;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * Policies by name, with shared defaults: one for each dependency, made by the first {@link #get}.
 *
 * <pre>{@code
 * var breakers = CircuitBreaker.registry(builder -> builder.openFor(Duration.ofSeconds(30)));
 * breakers.get("payments").call(() -> …);
 * breakers.get("quotes", builder -> builder.probes(3)).call(() -> …);
 * }</pre>
 *
 * <p>With a {@link #limitedTo limit} it is for a policy per key: per shard, per tenant, per host.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <P> the policy
 * @param <B> its builder
 */
public final class Registry<P, B> {

    private final Function<String, B> builder;
    private final Function<B, P> build;
    private final Predicate<P> mayBeRemoved;
    private final UnaryOperator<B> defaults;
    private final int limit;

    private final ConcurrentHashMap<String, Entry<P>> entries = new ConcurrentHashMap<>();
    private final Queue<Entry<P>> oldestFirst = new ArrayDeque<>(); // under this object's lock
    private final Listeners<P> listeners = new Listeners<>(LoggerFactory.getLogger(Registry.class), "a registry");

    /** A policy, and whether it was asked for since it last came to the head of the queue. */
    private static final class Entry<P> {
        final String name;
        final P policy;
        volatile boolean used;

        Entry(String name, P policy) {
            this.name = name;
            this.policy = policy;
        }
    }

    /**
     * For a policy's own factory method, such as {@code CircuitBreaker.registry}.
     *
     * @param builder makes a builder for a name
     * @param build makes the policy
     * @param mayBeRemoved false for a policy that should stay, as long as there is another one, when the limit is
     *     reached
     * @param defaults settings of every policy; those passed to {@link #get} come after them
     */
    public Registry(
            Function<String, B> builder, Function<B, P> build, Predicate<P> mayBeRemoved, UnaryOperator<B> defaults) {
        this(builder, build, mayBeRemoved, defaults, Integer.MAX_VALUE);
    }

    private Registry(
            Function<String, B> builder,
            Function<B, P> build,
            Predicate<P> mayBeRemoved,
            UnaryOperator<B> defaults,
            int limit) {
        this.builder = builder;
        this.build = build;
        this.mayBeRemoved = mayBeRemoved;
        this.defaults = defaults;
        this.limit = Arguments.between(1, Integer.MAX_VALUE, "limit", limit);
    }

    /**
     * A new, empty registry like this one, that keeps at most so many policies. When there are more names, one that was
     * not asked for lately makes room: a breaker that is closed, as long as there is one. A policy that was removed,
     * and is asked for again, begins anew.
     *
     * @param limit 1 or more
     */
    public Registry<P, B> limitedTo(int limit) {
        return new Registry<>(builder, build, mayBeRemoved, defaults, limit);
    }

    /** The policy with that name. If there is none, it is made with the defaults. */
    public P get(String name) {
        return get(name, UnaryOperator.identity());
    }

    /**
     * The policy with that name. If there is none, it is made with the defaults and these settings. A policy that
     * exists is not changed.
     */
    public P get(String name, UnaryOperator<B> settings) {
        var known = entries.get(name);
        if (known == null) {
            return add(name, settings);
        }
        if (!known.used) { // mostly it is: then nothing is written
            known.used = true;
        }
        return known.policy;
    }

    private synchronized P add(String name, UnaryOperator<B> settings) {
        var known = entries.get(name); // another thread may have been first
        if (known != null) {
            return known.policy;
        }
        var made = new Entry<>(name, build.apply(settings.apply(defaults.apply(builder.apply(name)))));
        if (entries.size() >= limit) {
            makeRoom();
        }
        entries.put(name, made);
        oldestFirst.add(made);
        listeners.notify(made.policy);
        return made.policy;
    }

    /**
     * Removes a policy. The queue gives each a second chance: one that was used goes to its end once more. So does one
     * that should stay: an open breaker would admit the calls that it rejects now. If none is left, the oldest is
     * removed.
     */
    private void makeRoom() {
        for (int chances = 2 * oldestFirst.size(); chances > 0; chances--) {
            var oldest = oldestFirst.remove();
            if (!oldest.used && mayBeRemoved.test(oldest.policy)) {
                entries.remove(oldest.name);
                return;
            }
            oldest.used = false;
            oldestFirst.add(oldest);
        }
        entries.remove(oldestFirst.remove().name);
    }

    /** All policies, sorted by name. */
    public List<P> all() {
        return new TreeMap<>(entries)
                .values().stream().map(entry -> entry.policy).toList();
    }

    /**
     * Adds a listener for policies, the place to bind metrics. It is called with every policy that exists, at once, and
     * with each later one when it is made, under the registry's lock. What it throws then is logged and changes
     * nothing.
     *
     * @return removes the listener
     */
    public synchronized Cancellable onAdded(Consumer<? super P> listener) {
        var added = listeners.add(listener);
        all().forEach(listener);
        return added::run;
    }
}
