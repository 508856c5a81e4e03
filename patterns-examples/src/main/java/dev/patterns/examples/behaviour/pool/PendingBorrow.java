package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A thread that borrows a connection, and keeps it until the scenario closes it. */
public final class PendingBorrow {

    private final AtomicReference<@Nullable Connection> lease = new AtomicReference<>();
    private final Background background;

    PendingBorrow(PoolTrial trial, PoolAdapter pool, String name) {
        trial.say("%s asks for a connection", name);
        background = trial.inBackground(name, () -> lease.set(pool.dataSource().getConnection()));
    }

    /** Whether it gets a connection within so many of the scenario's seconds. */
    public boolean isServedWithin(double seconds) {
        return background.endsWithin(seconds) && isServed();
    }

    public boolean isServed() {
        return lease.get() != null;
    }

    /** Whether its wait ends within so many of the scenario's seconds, well or not. */
    public boolean endsWithin(double seconds) {
        return background.endsWithin(seconds);
    }

    public Connection lease() {
        return Objects.requireNonNull(lease.get());
    }

    public @Nullable Throwable failure() {
        return background.failure();
    }

    public Background background() {
        return background;
    }
}
