package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.net.PasswordAuthentication;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a connection gets its credentials, how it is initialized, and the first connection of all. */
class NewConnectionsTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    /** Keeps the arguments of each connect. */
    private final List<List<Object>> logins = new ArrayList<>();

    private ConnectionPoolBuilder pool() {
        return database.pool()
                .size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(2))
                .source(StubDatabase.proxy(DataSource.class, (self, method, arguments) -> {
                    logins.add(arguments == null ? List.of() : Arrays.asList(arguments));
                    return database.dataSource().getConnection();
                }));
    }

    @Test
    void credentials_areAskedForAtEachConnect() throws SQLException {
        var passwords = List.of("old", "new").iterator();
        var pool = pool().credentials(
                        () -> new PasswordAuthentication("app", passwords.next().toCharArray()))
                .build();
        pool.getConnection();
        pool.getConnection();

        assertThat(logins).containsExactly(List.of("app", "old"), List.of("app", "new"));
    }

    @Test
    void credentials_anExceptionIsAFailedConnect_whichIsTriedAgain() throws SQLException {
        var failures = new ArrayList<>(List.of(new IllegalStateException("the vault is sealed")));
        var pool = pool().credentials(() -> {
                    if (!failures.isEmpty()) {
                        throw failures.remove(0);
                    }
                    return new PasswordAuthentication("app", new char[0]);
                })
                .build();
        pool.getConnection();

        assertThat(logins).containsExactly(List.of("app", ""));
    }

    @Test
    void credentials_theirExceptionIsTheCauseOfATimeout() {
        var pool = pool().credentials(() -> {
                    throw new IllegalStateException("the vault is sealed");
                })
                .build();

        assertThatThrownBy(pool::getConnection).hasRootCauseMessage("the vault is sealed");
    }

    @Test
    void credentials_canNotBeCombinedWithAUser() {
        var builder = pool().user("app").credentials(() -> new PasswordAuthentication("app", new char[0]));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials replace user and password, but all are set");
    }

    @Test
    void initializer_preparesEachNewConnectionOnce() throws SQLException {
        var pool = pool().initializer(connection -> connection.createStatement().execute("set role app"))
                .build();
        pool.getConnection().close();
        pool.getConnection().close();

        assertThat(database.last().log).containsExactly("execute set role app");
    }

    @Test
    void initializer_itsTransactionIsCommittedIfThereIsNoAutocommit() throws SQLException {
        database.autoCommit = false;
        var pool = pool().initializer(connection -> connection.createStatement().execute("set role app"))
                .build();
        pool.getConnection();

        assertThat(database.last().log).containsExactly("execute set role app", "commit");
    }

    @Test
    void initializer_ifItFailsTheConnectionIsClosedAndAnotherOneIsOpened() throws SQLException {
        var pool = pool().initializer(connection -> {
                    switch (database.connections.size()) {
                        case 1 -> throw new SQLException("no such role");
                        case 2 -> throw new IllegalStateException("defect");
                        default -> connection.createStatement().execute("set role app");
                    }
                })
                .build();
        pool.getConnection();

        assertThat(database.connections).hasSize(3);
        assertThat(database.open()).isEqualTo(1);
    }

    @Test
    void initializer_countsAsPartOfTheConnect_whichHasALimit() throws Exception {
        var pool = pool().createTimeout(Duration.ofSeconds(1))
                .initializer(connection -> connection.createStatement().execute("set role app"))
                .build();
        database.executeTakes = sql -> Duration.ofSeconds(10);

        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasRootCauseMessage("no connection within 1000 ms");
        time.sleep(Duration.ofSeconds(20));
        assertThat(database.open()).as("those initialized too late are closed").isZero();
    }

    @Test
    void failFast_buildOpensTheFirstConnection() {
        var pool = pool().failFast().build();

        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void failFast_buildThrowsAfterTheConnectionTimeoutAndLeavesNothing() throws Exception {
        database.refuses = true;
        var builder = pool().failFast().minimumIdle(2);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("payments can't open its first connection: ")
                .hasCauseInstanceOf(SQLTransientConnectionException.class)
                .hasRootCauseMessage("connection refused");

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
        int attempts = database.attempts();
        database.refuses = false;
        time.sleep(Duration.ofMinutes(1));
        assertThat(database.attempts()).isEqualTo(attempts);
        assertThat(database.open()).isZero();
    }

    @Test
    void failFast_aConnectThatHangsIsClosedWhenItEnds() throws Exception {
        database.connectTakes = Duration.ofSeconds(3);
        assertThatThrownBy(pool().failFast()::build).isInstanceOf(IllegalStateException.class);

        time.sleep(Duration.ofSeconds(5));
        assertThat(database.connections).isNotEmpty();
        assertThat(database.open()).isZero();
    }

    @Test
    void withoutFailFastThePoolStartsWithoutADatabase() throws SQLException {
        database.refuses = true;
        var pool = pool().build();
        database.refuses = false;

        pool.getConnection().close();
    }
}
