package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.documented.DatabaseConnectionPool;
import dev.patterns.examples.documented.PoolArguments;
import javax.sql.DataSource;

/** Opens the document's pool, {@link DatabaseConnectionPool}. */
final class DocumentedPool {

    private DocumentedPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
        var arguments = new PoolArguments(
                settings.size(),
                settings.maxOverflow(),
                settings.connectionTimeout(),
                settings.maxLifetime(),
                settings.validation() == Validation.ALWAYS);
        var pool = new DatabaseConnectionPool(raw, arguments, TimeBackedClock.of(time), time);
        var figures = pool.engine();
        return new PoolAdapter(
                pool.asDataSource(),
                () -> new PoolAdapter.Status(figures.checkedout(), figures.checkedin(), figures.waiting()),
                pool::close);
    }
}
