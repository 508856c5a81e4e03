package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings of a pool, their bounds, and how the database gets user and password. */
class ConnectionPoolBuilderTest {

    private static final String URL = "jdbc:stub:payments";

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    /** What the data source was asked for: the arguments of {@code getConnection}. */
    private final List<List<Object>> logins = new ArrayList<>();

    private final DataSource dataSource = StubDatabase.proxy(DataSource.class, (self, method, arguments) -> {
        logins.add(arguments == null ? List.of() : Arrays.asList(arguments));
        return database.dataSource().getConnection();
    });

    private final StubDriver driver = new StubDriver();

    /** Opens the database's connections by URL. */
    private final class StubDriver implements Driver {

        /** What it was asked for: the properties. */
        final List<Properties> properties = new ArrayList<>();

        @Override
        public boolean acceptsURL(String url) {
            return URL.equals(url);
        }

        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            properties.add(info);
            return database.dataSource().getConnection();
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    @BeforeEach
    void registerDriver() throws SQLException {
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void deregisterDriver() throws SQLException {
        DriverManager.deregisterDriver(driver);
    }

    private ConnectionPoolBuilder pool() {
        return ConnectionPool.builder("payments").time(time);
    }

    @Test
    void theConfigHasTheSettingsAndPrintsAsOneLine() {
        var config = database.pool().size(2).maxOverflow(0).build().config();

        assertThat(config.size()).isEqualTo(2);
        assertThat(config.leakDetectionThreshold()).isEmpty();
        assertThat(config)
                .hasToString("ConnectionPoolSettings[name=payments, size=2, maxOverflow=0, minimumIdle=0, "
                        + "connectionTimeout=PT30S, maxWaiters=OptionalInt.empty, rejectHopelessWaits=false, "
                        + "firstComeFirstServed=false, createTimeout=PT10S, validationTimeout=PT5S, recycle=PT1H, "
                        + "idleTimeout=Optional.empty, keepalive=Optional.empty, prePing=after PT0.5S, "
                        + "validationQuery=Optional.empty, failFast=false, statementCacheSize=0, "
                        + "leakDetectionThreshold=Optional.empty, traceOneBorrowIn=1, reclaimAfter=Optional.empty]");
    }

    @Test
    void aSettingOutOfItsBoundsIsNamedWithTheRule() {
        Function<String, String> positive = setting -> setting + " must be more than zero, but was PT0S";
        assertRefused(database.pool().size(0), "size must be between 1 and 10000, but was 0");
        assertRefused(database.pool().maxOverflow(-1), "maxOverflow must be between 0 and 10000, but was -1");
        assertRefused(database.pool().size(2).minimumIdle(3), "minimumIdle must be between 0 and 2, but was 3");
        assertRefused(database.pool().maxWaiters(-1), "maxWaiters must be between 0 and 1000000, but was -1");
        assertRefused(
                database.pool().statementCacheSize(-1), "statementCacheSize must be between 0 and 10000, but was -1");
        assertRefused(database.pool().traceOneBorrowIn(0), "traceOneBorrowIn must be between 1 and 1000000, but was 0");
        assertRefused(database.pool().connectionTimeout(Duration.ZERO), positive.apply("connectionTimeout"));
        assertRefused(database.pool().createTimeout(Duration.ZERO), positive.apply("createTimeout"));
        assertRefused(database.pool().validationTimeout(Duration.ZERO), positive.apply("validationTimeout"));
        assertRefused(database.pool().recycle(Duration.ZERO), positive.apply("recycle"));
        assertRefused(database.pool().idleTimeout(Duration.ZERO), positive.apply("idleTimeout"));
        assertRefused(database.pool().keepalive(Duration.ZERO), positive.apply("keepalive"));
        assertRefused(database.pool().leakDetectionThreshold(Duration.ZERO), positive.apply("leakDetectionThreshold"));
        assertRefused(database.pool().reclaimAfter(Duration.ZERO), positive.apply("reclaimAfter"));
        assertRefused(database.pool().validationQuery(" "), "validationQuery must not be blank, but was \" \"");
        assertRefused(pool(), "source or url must be set, but neither was");
    }

    @Test
    void aDataSourceIsAskedWithoutUserIfNoneIsSet() throws SQLException {
        pool().source(dataSource).build().getConnection().close();

        assertThat(logins).containsExactly(List.of());
    }

    @Test
    void aDataSourceIsAskedForTheUserWithThePassword() throws SQLException {
        pool().user("app")
                .password("secret")
                .source(dataSource)
                .build()
                .getConnection()
                .close();

        assertThat(logins).containsExactly(List.of("app", "secret"));
    }

    @Test
    void aDataSourceIsAskedForTheUserWithoutAPasswordIfNoneIsSet() throws SQLException {
        pool().source(dataSource).user("app").build().getConnection().close();

        assertThat(logins).containsExactly(Arrays.asList("app", null));
    }

    @Test
    void aDriverGetsUserAndPasswordAsProperties() throws SQLException {
        pool().user("app").password("secret").url(URL).build().getConnection().close();

        assertThat(driver.properties)
                .singleElement()
                .satisfies(info -> assertThat(info).containsOnly(entry("user", "app"), entry("password", "secret")));
    }

    @Test
    void theUserReplacesTheOneInTheDriversPropertiesAndTheOthersStay() throws SQLException {
        var given = new Properties();
        given.setProperty("user", "other");
        given.setProperty("ApplicationName", "report");
        pool().url(URL, given).user("app").build().getConnection().close();

        assertThat(driver.properties.get(0))
                .containsEntry("user", "app")
                .containsEntry("ApplicationName", "report")
                .doesNotContainKey("password");
        assertThat(given).as("the caller's own").containsEntry("user", "other");
    }

    @Test
    void aPasswordNeedsAUser() {
        assertRefused(
                pool().source(dataSource).password("secret"), "user must be set if password is, but only password was");
        assertRefused(pool().url(URL).user(" "), "user must not be blank, but was \" \"");
    }

    @Test
    void userAndPasswordAreNeverPrinted() throws SQLException {
        var builder = pool().url(URL).user("app-user").password("secret");
        var pool = builder.build();
        pool.getConnection().close();

        assertThat(builder + " " + pool + " " + pool.config() + " " + pool.status())
                .contains("payments")
                .doesNotContain("app-user", "secret");
    }

    private static void assertRefused(ConnectionPoolBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
