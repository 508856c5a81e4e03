package dev.patterns.examples.contenders.pool;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Runs the contract on PostgreSQL in a container. Skipped on a machine without Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerPostgresPoolTest implements PostgresLeaseContract {

    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17-alpine");

    @Override
    public String url() {
        return POSTGRES.getJdbcUrl() + "&user=" + POSTGRES.getUsername() + "&password=" + POSTGRES.getPassword();
    }
}
