package dev.patterns.examples.frameworks;

import static dev.patterns.examples.frameworks.PoolChecks.assertAllReturnedAndReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.ConnectionPool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Flyway over the pool, without Spring. */
@ParameterizedClass
@EnumSource
class UnderFlywayTest {

    private static final String HERE = "classpath:dev/patterns/examples/frameworks/";

    @Parameter
    private TestDatabase database;

    private ConnectionPool pool;

    @BeforeEach
    void open() throws SQLException {
        pool = database.newPool();
    }

    @AfterEach
    void allConnectionsAreReturnedAndReset() throws SQLException {
        assertAllReturnedAndReset(pool);
        pool.close();
    }

    @Test
    void migrationsAreAppliedOnce() throws SQLException {
        assertThat(flyway("migration").migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flyway("migration").migrate().migrationsExecuted).isZero();

        assertThat(names()).containsExactly("lamp");
    }

    @Test
    void aMigrationThatFailsIsRolledBack() throws SQLException {
        assertThatThrownBy(() -> flyway("migration", "broken").migrate()).isInstanceOf(FlywayException.class);

        assertThat(names()).containsExactly("lamp");
    }

    /** It holds one for its history table while it migrates with another one. */
    @Test
    void flywayNeedsTwoConnectionsAtTheSameTime() throws SQLException {
        try (var one = ConnectionPool.builder("one")
                .url(database.create())
                .user(database.user)
                .size(1)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(1))
                .build()) {
            assertThatThrownBy(() -> Flyway.configure()
                            .dataSource(one)
                            .locations(HERE + "migration")
                            .load()
                            .migrate())
                    .hasMessageContaining("this thread holds 1 of them itself");
        }
    }

    private Flyway flyway(String... folders) {
        var locations = new String[folders.length];
        for (int i = 0; i < folders.length; i++) {
            locations[i] = HERE + folders[i];
        }
        return Flyway.configure().dataSource(pool).locations(locations).load();
    }

    private List<String> names() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select name from item")) {
            var names = new ArrayList<String>();
            while (result.next()) {
                names.add(result.getString(1));
            }
            return names;
        }
    }
}
