package dev.patterns.examples.frameworks;

import static dev.patterns.examples.frameworks.PoolChecks.assertAllReturnedAndReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.frameworks.ShopApplication.Transactions;
import dev.patterns.pool.ConnectionPool;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** JdbcTemplate, JPA, Flyway, {@code @Transactional}, health and meters of Spring Boot. */
@ParameterizedClass
@EnumSource
class UnderSpringBootTest {

    private static ConfigurableApplicationContext context;

    @Parameter
    private TestDatabase database;

    private final ConnectionPool pool = context.getBean(ConnectionPool.class);
    private final JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
    private final Transactions transactions = context.getBean(Transactions.class);
    private final EntityManager entities =
            SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws SQLException {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // logback.xml stays as it is
        context = new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.datasource.url=" + database.create(),
                        "spring.datasource.username=" + database.user,
                        "spring.datasource.password=",
                        "spring.flyway.locations=classpath:dev/patterns/examples/frameworks/migration",
                        "spring.jpa.hibernate.ddl-auto=validate")
                .run();
    }

    @AfterParameterizedClassInvocation
    static void thePoolIsClosedWithTheContext() {
        var pool = context.getBean(ConnectionPool.class);

        context.close();

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @AfterEach
    void allConnectionsAreReturnedAndReset() throws SQLException {
        assertAllReturnedAndReset(pool);
        jdbc.update("delete from item where name <> 'lamp'");
    }

    @Test
    void flywayMigratesThroughThePool() {
        assertThat(context.getBean(Flyway.class).info().current().getVersion().getVersion())
                .isEqualTo("1");
        assertThat(stockOf("lamp")).isEqualTo(7);
    }

    @Test
    void jpaAndJdbcTemplateShareTheConnectionOfATransaction() {
        var id = transactions.readWrite(() -> {
            var chair = new Item("chair", 4);
            entities.persist(chair);
            entities.flush();
            assertThat(stockOf("chair")).isEqualTo(4);
            assertThat(pool.status().checkedOut()).isEqualTo(1);
            return chair.id();
        });

        assertThat(entities.find(Item.class, id).name()).isEqualTo("chair");
    }

    @Test
    void aTransactionThatThrowsIsRolledBack() {
        assertThatThrownBy(() -> transactions.readWrite(() -> {
                    entities.persist(new Item("chair", 4));
                    jdbc.update("insert into item (name, stock) values ('table', 1)");
                    throw new IllegalStateException("out of wood");
                }))
                .hasMessage("out of wood");

        assertThat(items()).isEqualTo(1);
    }

    @Test
    void aTransactionThatTheDatabaseRefusesIsRolledBack() {
        assertThatThrownBy(() -> transactions.readWrite(() -> {
                    entities.persist(new Item("chair", 4));
                    return jdbc.update("insert into item (name, stock) values ('lamp', 1)");
                }))
                .hasMessageContaining("lamp");

        assertThat(items()).isEqualTo(1);
    }

    @Test
    void aNewTransactionInsideAnotherHasAConnectionOfItsOwn() {
        assertThatThrownBy(() -> transactions.readWrite(() -> {
                    entities.persist(new Item("chair", 4));
                    transactions.inItsOwn(() -> {
                        entities.persist(new Item("table", 1));
                        assertThat(pool.status().checkedOut()).isEqualTo(2);
                        return null;
                    });
                    throw new IllegalStateException("out of wood");
                }))
                .hasMessage("out of wood");

        assertThat(stockOf("table")).isEqualTo(1);
        assertThat(items()).isEqualTo(2);
    }

    @Test
    void isolationAndReadOnlyHoldForTheirTransactionAlone() {
        assertThat(transactions.serializable(this::isolation)).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(transactions.readWrite(this::isolation)).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(transactions.readOnly(this::isReadOnly)).isEqualTo(database.hasReadOnlyTransactions());
        assertThat(transactions.readWrite(this::isReadOnly)).isFalse();
    }

    /** Its SQLState is also that of a node that has become read-only. Here the connection is good, and is kept. */
    @Test
    void aWriteInAReadOnlyTransactionIsRefusedAndCostsNoConnection() {
        assumeTrue(database.hasReadOnlyTransactions());

        assertThatThrownBy(() -> transactions.readOnly(() -> jdbc.update("delete from item")))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        assertThat(pool.status().invalid()).isZero();
        assertThat(items()).isEqualTo(1);
    }

    /** As in an application without JPA. */
    @Test
    void transactionsOfPlainJdbcAreIsolatedRolledBackAndReset() {
        var template = new TransactionTemplate(new JdbcTransactionManager(pool));
        template.setIsolationLevel(Connection.TRANSACTION_SERIALIZABLE);
        template.setReadOnly(database.hasReadOnlyTransactions());

        assertThat(template.<Integer>execute(status -> isolation())).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        template.setReadOnly(false);
        template.executeWithoutResult(status -> {
            jdbc.update("insert into item (name, stock) values ('chair', 4)");
            status.setRollbackOnly();
        });
        assertThat(items()).isEqualTo(1);
    }

    @Test
    void manyThreadsSellEachItemOnce() throws Exception {
        int sales = 200;
        jdbc.update("insert into item (name, stock) values ('chair', ?)", sales);
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < sales; i++) {
            boolean fails = i % 4 == 0;
            work.add(() -> sellAChair(fails));
        }
        var threads = Executors.newFixedThreadPool(16);
        try {
            int sold = 0;
            for (var sale : threads.invokeAll(work)) {
                sold += sale.get() ? 1 : 0;
            }
            assertThat(sold).isEqualTo(sales * 3 / 4);
            assertThat(stockOf("chair")).isEqualTo(sales - sold);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean sellAChair(boolean fails) {
        try {
            return transactions.readWrite(() -> {
                jdbc.update("update item set stock = stock - 1 where name = 'chair'");
                if (fails) {
                    throw new IllegalStateException("the buyer has left");
                }
                return true;
            });
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void theHealthOfTheDatabaseIsUp() {
        var health = context.getBean(HealthEndpoint.class).healthForPath("db");

        assertThat(health.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void theHealthOfAClosedPoolIsDown() {
        var closed = ConnectionPool.builder("closed").source(pool).build();
        closed.close();

        assertThat(new DataSourceHealthIndicator(closed).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void theMetersHaveTheFiguresOfThePool() {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            assertThat(meter("active")).isEqualTo(1);
            return null;
        });
        assertThat(meter("active")).isZero();
        assertThat(meter("idle")).isBetween(1.0, 4.0);
        assertThat(meter("max")).isEqualTo(4);
        assertThat(meter("min")).isZero();
    }

    private double meter(String name) {
        return context.getBean(MeterRegistry.class)
                .get("jdbc.connections." + name)
                .tag("name", "dataSource")
                .gauge()
                .value();
    }

    private int stockOf(String item) {
        return jdbc.queryForObject("select stock from item where name = ?", Integer.class, item);
    }

    private int items() {
        return jdbc.queryForObject("select count(*) from item", Integer.class);
    }

    private int isolation() {
        return jdbc.execute((ConnectionCallback<Integer>) Connection::getTransactionIsolation);
    }

    private boolean isReadOnly() {
        return jdbc.execute((ConnectionCallback<Boolean>) Connection::isReadOnly);
    }
}
