package dev.patterns.pool;

import dev.patterns.Cancellable;
import dev.patterns.internal.Listeners;
import dev.patterns.pool.ConnectionPoolEvent.OpenFailed;
import dev.patterns.pool.ConnectionPoolEvent.Opened;
import dev.patterns.pool.ConnectionPoolEvent.Reclaimed;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Notifies listeners, and counts. No lock of the pool may be held meanwhile: a listener may do anything. */
final class PoolEvents {

    private final Listeners<ConnectionPoolEvent> listeners;
    private final LongAdder opened = new LongAdder();
    private final LongAdder openFailures = new LongAdder();
    private final LongAdder reclaimed = new LongAdder();

    PoolEvents(String poolName) {
        this.listeners = new Listeners<>(PoolLog.log, "pool " + poolName);
    }

    Cancellable add(Consumer<? super ConnectionPoolEvent> listener) {
        return listeners.add(listener)::run;
    }

    void publish(ConnectionPoolEvent event) {
        if (event instanceof Opened) {
            opened.increment();
        } else if (event instanceof OpenFailed) {
            openFailures.increment();
        } else if (event instanceof Reclaimed) {
            reclaimed.increment();
        }
        listeners.notify(event);
    }

    long opened() {
        return opened.sum();
    }

    long openFailures() {
        return openFailures.sum();
    }

    long reclaimed() {
        return reclaimed.sum();
    }
}
