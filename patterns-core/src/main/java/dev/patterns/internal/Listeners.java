package dev.patterns.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * The listeners that were added to one object. They are called in the order in which they were added; what a listener
 * throws is logged and changes nothing. Safe for use by any number of threads.
 *
 * @param <E> what the listeners receive
 */
public final class Listeners<E> {

    private final Logger log;
    private final Object owner;
    private final List<Registration<E>> registrations = new CopyOnWriteArrayList<>();

    /** @param owner the object that the listeners are added to; it prints in the log: "retry payments" */
    public Listeners(Logger log, Object owner) {
        this.log = log;
        this.owner = owner;
    }

    /**
     * Adds a listener. One that is added twice is called twice.
     *
     * @return removes this registration; does nothing if called again
     */
    public Runnable add(Consumer<? super E> listener) {
        var registration = new Registration<E>(listener);
        registrations.add(registration);
        return () -> registrations.remove(registration);
    }

    public boolean isEmpty() {
        return registrations.isEmpty();
    }

    public void notify(E event) {
        for (var registration : registrations) {
            try {
                registration.listener.accept(event);
            } catch (Throwable failure) {
                log.error("A listener of {} failed on {}", owner, event, failure);
            }
        }
    }

    /** Compared by identity, so that only the registration that was asked for is removed. */
    private static final class Registration<E> {
        private final Consumer<? super E> listener;

        Registration(Consumer<? super E> listener) {
            this.listener = listener;
        }
    }
}
