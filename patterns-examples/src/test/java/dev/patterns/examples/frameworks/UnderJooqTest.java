package dev.patterns.examples.frameworks;

import static dev.patterns.examples.frameworks.PoolChecks.assertAllReturnedAndReset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.patterns.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A DSLContext over the pool. It borrows a connection for each query, or one for each transaction. */
@ParameterizedClass
@EnumSource
class UnderJooqTest {

    private static final Table<Record> ITEM = table(name("item"));
    private static final Field<Long> ID = field(name("id"), BIGINT.identity(true));
    private static final Field<String> NAME = field(name("name"), VARCHAR(100).notNull());
    private static final Field<Integer> STOCK = field(name("stock"), INTEGER);

    private static ConnectionPool pool;
    private static DSLContext shop;

    @Parameter
    private TestDatabase database;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws SQLException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        pool = database.newPool();
        shop = DSL.using(pool, database.dialect);
        shop.createTable(ITEM)
                .columns(ID, NAME, STOCK)
                .primaryKey(ID)
                .unique(NAME)
                .execute();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        pool.close();
    }

    @AfterEach
    void allConnectionsAreReturnedAndReset() throws SQLException {
        assertAllReturnedAndReset(pool);
        shop.deleteFrom(ITEM).execute();
    }

    @Test
    void whatOneQueryInsertsAnotherOneFinds() {
        var id = insert(shop, "chair", 4);

        assertThat(shop.select(STOCK).from(ITEM).where(ID.eq(id)).fetchSingle(STOCK))
                .isEqualTo(4);
    }

    @Test
    void aTransactionHoldsOneConnection() {
        shop.transaction(transaction -> {
            insert(transaction.dsl(), "chair", 4);
            insert(transaction.dsl(), "table", 1);
            assertThat(pool.status().checkedOut()).isEqualTo(1);
        });

        assertThat(names()).containsExactly("chair", "table");
    }

    @Test
    void aTransactionThatThrowsIsRolledBack() {
        assertThatThrownBy(() -> shop.transaction(transaction -> {
                    insert(transaction.dsl(), "chair", 4);
                    throw new IllegalStateException("out of wood");
                }))
                .hasMessage("out of wood");

        assertThat(names()).isEmpty();
    }

    /** jOOQ sets a savepoint. */
    @Test
    void aNestedTransactionThatTheDatabaseRefusesIsRolledBackAlone() {
        shop.transaction(outer -> {
            insert(outer.dsl(), "chair", 4);
            assertThatThrownBy(() -> outer.dsl().transaction(inner -> {
                        insert(inner.dsl(), "table", 1);
                        insert(inner.dsl(), "chair", 2);
                    }))
                    .isInstanceOf(IntegrityConstraintViolationException.class);
        });

        assertThat(names()).containsExactly("chair");
    }

    @Test
    void aBatchIsInsertedInOneTransaction() {
        shop.transaction(transaction -> transaction
                .dsl()
                .batch(IntStream.range(0, 100)
                        .mapToObj(i ->
                                transaction.dsl().insertInto(ITEM, NAME, STOCK).values("chair " + i, i))
                        .toList())
                .execute());

        assertThat(names()).hasSize(100);
    }

    @Test
    void aCursorHoldsItsConnectionUntilItIsClosed() {
        insert(shop, "chair", 4);
        insert(shop, "table", 1);

        try (var cursor = shop.select(NAME).from(ITEM).orderBy(NAME).fetchLazy()) {
            assertThat(cursor.fetchNext()).isNotNull();
            assertThat(pool.status().checkedOut()).isEqualTo(1);
        }

        assertThat(pool.status().checkedOut()).isZero();
    }

    /** jOOQ doesn't reset what is changed through the JDBC connection: the pool does, as each test checks. */
    @Test
    void whatIsChangedThroughTheJdbcConnectionIsResetForTheNextBorrower() {
        shop.connection(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        });
    }

    @Test
    void aTransactionThatTheApplicationForgetsIsRolledBack() {
        shop.connection(connection -> {
            connection.setAutoCommit(false);
            insert(DSL.using(connection, database.dialect), "chair", 4);
        });

        assertThat(names()).isEmpty();
    }

    private static Long insert(DSLContext context, String name, int stock) {
        return context.insertInto(ITEM, NAME, STOCK)
                .values(name, stock)
                .returningResult(ID)
                .fetchSingle(ID);
    }

    private static List<String> names() {
        return shop.select(NAME).from(ITEM).orderBy(NAME).fetch(NAME);
    }
}
