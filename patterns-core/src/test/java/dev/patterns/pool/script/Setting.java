package dev.patterns.pool.script;

import dev.patterns.pool.ConnectionPoolBuilder;
import dev.patterns.pool.PrePing;
import java.time.Duration;

/** A setting of the pool or of the run, with the values that scripts choose from, the simplest first. */
enum Setting {
    SIZE(ConnectionPoolBuilder::size, 1, 2, 3),
    MAX_OVERFLOW(ConnectionPoolBuilder::maxOverflow, 0, 1, 2),
    CONNECTION_TIMEOUT((pool, ms) -> pool.connectionTimeout(Duration.ofMillis(ms)), 1_000, 100, 300, 3_000),
    CREATE_TIMEOUT((pool, ms) -> pool.createTimeout(Duration.ofMillis(ms)), 10_000, 200, 1_000),
    RECYCLE((pool, ms) -> pool.recycle(Duration.ofMillis(ms)), 3_600_000, 2_000, 300),
    PRE_PING(
            (pool, ms) -> pool.prePing(ms < 0 ? PrePing.never() : PrePing.afterIdle(Duration.ofMillis(ms))),
            -1,
            0,
            200),
    VALIDATION_TIMEOUT((pool, ms) -> pool.validationTimeout(Duration.ofMillis(ms)), 5_000, 100),
    MINIMUM_IDLE(ConnectionPoolBuilder::minimumIdle, 0, 1),
    MAX_WAITERS((pool, waiters) -> set(waiters < Unset.VALUE, () -> pool.maxWaiters(waiters)), Unset.VALUE, 1, 2),
    FIRST_COME_FIRST_SERVED((pool, on) -> set(on > 0, pool::firstComeFirstServed), 0, 1),
    IDLE_TIMEOUT((pool, ms) -> set(ms < Unset.VALUE, () -> pool.idleTimeout(Duration.ofMillis(ms))), Unset.VALUE, 300),
    KEEPALIVE((pool, ms) -> set(ms < Unset.VALUE, () -> pool.keepalive(Duration.ofMillis(ms))), Unset.VALUE, 200),
    LEAK_DETECTION_THRESHOLD(
            (pool, ms) -> set(ms < Unset.VALUE, () -> pool.leakDetectionThreshold(Duration.ofMillis(ms))),
            Unset.VALUE,
            200),
    /** How many threads borrow. */
    BORROWERS(Setting::isNotThePools, 2, 3, 4, 5),
    /** How many milliseconds each call over the network takes. */
    LATENCY(Setting::isNotThePools, 0, 1, 7);

    private static final class Unset {
        static final int VALUE = Integer.MAX_VALUE;
    }

    /** Sets the value. */
    @FunctionalInterface
    interface Setter {
        void set(ConnectionPoolBuilder pool, int value);
    }

    final Setter setter;
    final int[] values;

    Setting(Setter setter, int... values) {
        this.setter = setter;
        this.values = values;
    }

    private static void set(boolean isSet, Runnable setter) {
        if (isSet) {
            setter.run();
        }
    }

    private static void isNotThePools(ConnectionPoolBuilder pool, int value) {
        // of the run
    }
}
