package dev.patterns.examples.contenders.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pool opens with the common settings and follows them. In what pools differ, the behaviour catalogue shows. */
class PoolContenderTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final PoolSettings TWO =
            PoolSettings.of("payments").size(2, 0).connectionTimeout(Duration.ofSeconds(1));

    private final String url = "jdbc:h2:mem:contenders" + NUMBER.incrementAndGet();
    private final AtomicInteger pings = new AtomicInteger();
    private final DataSource raw = new SimpleDataSource(this::connect);

    @ParameterizedTest
    @EnumSource
    void lendsUpToItsSize_thenTimesOut_thenLendsAReturnedConnection(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO)) {
            var first = pool.dataSource().getConnection();
            var second = pool.dataSource().getConnection();
            assertThat(pool.status()).isEqualTo(new PoolAdapter.Status(2, 0, 0));
            assertThatThrownBy(() -> pool.dataSource().getConnection()).isInstanceOf(SQLException.class);
            first.close();
            pool.dataSource().getConnection().close();
            second.close();
            assertThat(pool.status()).isEqualTo(new PoolAdapter.Status(0, 2, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lendsOverflowConnectionsBeyondItsSize(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO.size(1, 1));
                var first = pool.dataSource().getConnection();
                var second = pool.dataSource().getConnection()) {
            assertThat(pool.status().inUse()).isEqualTo(2);
            assertThat(first.isValid(1) && second.isValid(1)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void validationAlways_pingsEachTime_evenRightAfterTheReturn(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO.size(1, 0))) {
            pool.dataSource().getConnection().close();
            pings.set(0);
            for (int i = 0; i < 100; i++) {
                pool.dataSource().getConnection().close();
            }
            assertThat(pings).hasValue(100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void validationBypass_doesNotPingAConnectionThatWasJustUsed(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO.size(1, 0).validation(Validation.BYPASS))) {
            pool.dataSource().getConnection().close();
            pings.set(0);
            for (int i = 0; i < 100; i++) {
                pool.dataSource().getConnection().close();
            }
            assertThat(pings).hasValueLessThan(10); // each pause of the machine costs one ping
        }
    }

    /** A connection to H2 that counts pings. */
    private Connection connect() throws SQLException {
        var connection = SimpleDataSource.of(url).getConnection();
        return new ForwardingConnection() {
            @Override
            protected Connection delegate() {
                return connection;
            }

            @Override
            public boolean isValid(int timeout) throws SQLException {
                pings.incrementAndGet();
                return connection.isValid(timeout);
            }
        };
    }
}
