package dev.patterns.examples.frameworks;

import static dev.patterns.examples.frameworks.PoolChecks.assertAllReturnedAndReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A SessionFactory over the pool, without Spring. */
@ParameterizedClass
@EnumSource
class UnderHibernateTest {

    private static ConnectionPool pool;
    private static SessionFactory sessions;

    @Parameter
    private TestDatabase database;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws SQLException {
        pool = database.newPool();
        sessions = new HibernatePersistenceConfiguration("shop")
                .managedClass(Item.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                .schemaToolingAction(Action.CREATE)
                .createEntityManagerFactory();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        sessions.close();
        pool.close();
    }

    @AfterEach
    void allConnectionsAreReturnedAndReset() throws SQLException {
        assertAllReturnedAndReset(pool);
        sessions.inTransaction(
                session -> session.createMutationQuery("delete from Item").executeUpdate());
    }

    @Test
    void whatOneSessionPersistsAnotherOneFinds() {
        var chair = new Item("chair", 4);
        sessions.inTransaction(session -> session.persist(chair));

        sessions.inTransaction(session -> session.find(Item.class, chair.id()).sell());

        sessions.inSession(session ->
                assertThat(session.find(Item.class, chair.id()).stock()).isEqualTo(3));
    }

    @Test
    void aTransactionThatThrowsIsRolledBack() {
        assertThatThrownBy(() -> sessions.inTransaction(session -> {
                    session.persist(new Item("chair", 4));
                    session.flush();
                    throw new IllegalStateException("out of wood");
                }))
                .hasMessage("out of wood");

        assertThat(items()).isZero();
    }

    @Test
    void aTransactionThatTheDatabaseRefusesIsRolledBack() {
        assertThatThrownBy(() -> sessions.inTransaction(session -> {
                    session.persist(new Item("chair", 4));
                    session.persist(new Item("chair", 1));
                }))
                .isInstanceOf(ConstraintViolationException.class);

        assertThat(items()).isZero();
    }

    @Test
    void aSessionBetweenTwoTransactionsHoldsNoConnection() {
        sessions.inSession(session -> {
            var transaction = session.beginTransaction();
            session.persist(new Item("chair", 4));
            assertThat(pool.status().checkedOut()).isEqualTo(1);
            transaction.commit();

            assertThat(pool.status().checkedOut()).isZero();
        });
    }

    /** Hibernate doesn't reset what is changed through the JDBC connection: the pool does, as each test checks. */
    @Test
    void whatIsChangedThroughTheJdbcConnectionIsResetForTheNextBorrower() {
        sessions.inSession(session -> session.doWork(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            connection.setSchema(database == TestDatabase.H2 ? "INFORMATION_SCHEMA" : "pg_catalog");
            connection.setAutoCommit(false);
        }));
    }

    @Test
    void aTransactionThatTheApplicationForgetsIsRolledBack() {
        sessions.inSession(session -> session.doWork(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("insert into Item (stock, name) values (4, 'chair')");
            }
        }));

        assertThat(items()).isZero();
    }

    @Test
    void aResultThatIsNotReadToItsEndIsClosedWithTheSession() {
        sessions.inTransaction(session -> {
            for (int i = 0; i < 10; i++) {
                session.persist(new Item("chair " + i, i));
            }
        });

        sessions.inTransaction(session -> {
            var some = session.createSelectionQuery("from Item", Item.class)
                    .setFetchSize(2)
                    .getResultStream()
                    .iterator();
            assertThat(some.next().name()).startsWith("chair");
        });

        assertThat(items()).isEqualTo(10);
    }

    private long items() {
        return sessions.fromSession(session -> session.createSelectionQuery("select count(*) from Item", Long.class)
                .getSingleResult());
    }
}
