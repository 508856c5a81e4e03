package dev.patterns.examples.contenders.pool;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The contract on the PostgreSQL that people run in production: where there is Docker, and skipped where there is none. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerPostgresPoolTest implements PostgresPoolContract {

    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17-alpine");

    @Override
    public String url() {
        return POSTGRES.getJdbcUrl() + "&user=" + POSTGRES.getUsername() + "&password=" + POSTGRES.getPassword();
    }
}
