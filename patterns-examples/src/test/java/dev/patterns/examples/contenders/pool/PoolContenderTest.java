package dev.patterns.examples.contenders.pool;

import static dev.patterns.examples.contenders.pool.PoolContender.AGROAL;
import static dev.patterns.examples.contenders.pool.PoolContender.DBCP2;
import static dev.patterns.examples.contenders.pool.PoolContender.DOCUMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pool opens with the common settings and follows them. Where a pool differs, the test's name says which one. */
class PoolContenderTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final PoolSettings TWO =
            PoolSettings.of("payments").size(2, 0).connectionTimeout(Duration.ofSeconds(1));

    private final String url = "jdbc:h2:mem:contenders" + NUMBER.incrementAndGet();
    private final AtomicInteger pings = new AtomicInteger();
    private final DataSource raw = new SimpleDataSource(this::connect);
    private Connection observer;

    @BeforeEach
    void givenATable() throws SQLException {
        observer = SimpleDataSource.of(url).getConnection();
        execute(observer, "create table payment(id int)");
    }

    @AfterEach
    void close() throws SQLException {
        observer.close();
    }

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

    @ParameterizedTest
    @EnumSource
    void closingThePoolClosesItsConnections(PoolContender contender) throws SQLException {
        var pool = contender.open(raw, TWO);
        var lent = pool.dataSource().getConnection();
        lent.close();
        pool.close();
        // The hand-written pool may still be opening another connection. It closes that one when it is open.
        await().untilAsserted(() -> assertThat(number("select count(*) from information_schema.sessions"))
                .isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void P12_agroal_anUncommittedTransactionIsCommittedOnClose(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO)) {
            try (var connection = pool.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                execute(connection, "insert into payment values (1)");
            }
            assertThat(payments()).isEqualTo(contender == AGROAL ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void P14_documented_autoCommitLeaksToTheNextBorrower(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO.size(1, 0))) {
            try (var connection = pool.dataSource().getConnection()) {
                connection.setAutoCommit(false);
            }
            try (var connection = pool.dataSource().getConnection()) {
                assertThat(connection.getAutoCommit()).isEqualTo(contender != DOCUMENTED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void P14_documentedAndDbcp2_isolationLeaksToTheNextBorrower(PoolContender contender) throws SQLException {
        try (var pool = contender.open(raw, TWO.size(1, 0))) {
            try (var connection = pool.dataSource().getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            }
            try (var connection = pool.dataSource().getConnection()) {
                boolean leaked = connection.getTransactionIsolation() == Connection.TRANSACTION_SERIALIZABLE;
                assertThat(leaked).isEqualTo(contender == DOCUMENTED || contender == DBCP2);
            }
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

    private int payments() throws SQLException {
        return number("select count(*) from payment");
    }

    private int number(String query) throws SQLException {
        try (var statement = observer.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
