package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.PrePing;
import java.time.Duration;
import javax.sql.DataSource;

/** Opens the hand-written pool. */
final class HandwrittenPool {

    private HandwrittenPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
        var pool = ConnectionPool.builder(settings.name())
                .source(raw)
                .size(settings.size())
                .maxOverflow(settings.maxOverflow())
                .connectionTimeout(settings.connectionTimeout())
                .recycle(settings.maxLifetime())
                .prePing(
                        settings.validation() == Validation.ALWAYS
                                ? PrePing.always()
                                : PrePing.afterIdle(Duration.ofMillis(500)))
                .time(time)
                .build();
        return new PoolAdapter(
                pool,
                () -> {
                    var status = pool.status();
                    return new PoolAdapter.Status(status.checkedOut(), status.checkedIn(), status.waiting());
                },
                pool::close);
    }
}
