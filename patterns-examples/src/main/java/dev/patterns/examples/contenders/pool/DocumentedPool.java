package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.documented.DatabaseConnectionPool;
import dev.patterns.examples.documented.PoolArguments;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Opens the document's pool, {@link DatabaseConnectionPool}. */
final class DocumentedPool {

    private DocumentedPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no bound for the number of waiters");
        }
        if (settings.leakThreshold().isPresent()) {
            throw new NotOfferedException("no report of connections that are held for too long");
        }
        var arguments = new PoolArguments(
                settings.size(),
                settings.maxOverflow(),
                settings.connectionTimeout(),
                settings.maxLifetime(),
                settings.validation() == Validation.ALWAYS);
        return new Adapter(new DatabaseConnectionPool(raw, arguments, TimeBackedClock.of(time), time));
    }

    private record Adapter(DatabaseConnectionPool pool) implements PoolAdapter {

        @Override
        public DataSource dataSource() {
            return pool.asDataSource();
        }

        @Override
        public Status status() {
            var figures = pool.engine();
            return new Status(figures.checkedout(), figures.checkedin(), figures.waiting());
        }

        /** P1: its status asks for a figure that is not there, and fails. */
        @Override
        public long invalid() {
            return (long) Objects.requireNonNull(pool.getPoolStatus().get("invalid"));
        }

        /** It counts errors by their type, and a timeout has a type of its own. */
        @Override
        public long timedOut() {
            var errors = (Map<?, ?>)
                    Objects.requireNonNull(pool.poolMetrics().getSummary().get("errors"));
            return errors.get(SQLTransientConnectionException.class.getSimpleName()) instanceof Long count ? count : 0;
        }

        @Override
        public Duration longestWait() {
            return (Duration)
                    Objects.requireNonNull(pool.poolMetrics().getSummary().get("max_checkout_time"));
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
