package dev.patterns.examples.incident.api.real;

import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.shop.Catalogue;
import dev.patterns.examples.incident.api.shop.Product;
import dev.patterns.examples.incident.real.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The catalogue in a PostgreSQL: 200,000 products, at first without any index. */
final class CatalogueDatabase implements Catalogue, AutoCloseable {

    /** No parallel scans: a query of the story uses one core. */
    private static final String[] CREATION = {
        "create table product (id int not null, category int not null, rank int not null, stock int not null, "
                + "name text not null, description text not null) with (parallel_workers = 0)",
        "insert into product select i, i %% %d, (i::bigint * 7919) %% 200003, i %% 50, 'Product ' || i, "
                        .formatted(ApiDefaults.CATEGORIES)
                + "repeat(md5(i::text), 2) from generate_series(1, %d) i".formatted(ApiDefaults.PRODUCTS),
        "vacuum analyze product",
        "create table page_view (request int not null, record text not null)"
    };

    private static final String[] INDEXES = {
        "create unique index product_id on product (id)", "create index product_best on product (category, rank)"
    };
    private static final String[] NO_INDEXES = {"drop index if exists product_id", "drop index if exists product_best"};

    private static final String BEST_IDS =
            "select id from product where category = ? order by rank limit " + ApiDefaults.PRODUCTS_PER_PAGE;
    private static final String PRODUCT = "select id, name, stock from product where id = ?";
    private static final String BEST = "select id, name, stock from product where category = ? order by rank limit "
            + ApiDefaults.PRODUCTS_PER_PAGE;
    private static final String RECORD_VIEW = "insert into page_view (request, record) values (?, ?)";

    private final PostgresServer server;

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param jdbcUrl the PostgreSQL to use; null for an embedded one */
    CatalogueDatabase(@Nullable String jdbcUrl) {
        server = PostgresServer.start(jdbcUrl, "catalogue_incident", CREATION);
    }

    DataSource dataSource() {
        return server.dataSource();
    }

    void prepare(boolean indexed) {
        try {
            server.execute(NO_INDEXES);
            if (indexed) {
                server.execute(INDEXES);
            }
            server.execute("truncate page_view");
        } catch (SQLException e) {
            throw new IllegalStateException("can't prepare the catalogue", e);
        }
    }

    void closeConnections() {
        server.closeConnections();
    }

    @Override
    public List<Integer> bestIds(Connection connection, int category) throws SQLException {
        return query(connection, BEST_IDS, category, row -> row.getInt(1));
    }

    @Override
    public Product product(Connection connection, int id) throws SQLException {
        return query(connection, PRODUCT, id, CatalogueDatabase::readProduct).get(0);
    }

    @Override
    public List<Product> best(Connection connection, int category) throws SQLException {
        return query(connection, BEST, category, CatalogueDatabase::readProduct);
    }

    @Override
    public int stock(Connection connection, int product) throws SQLException {
        return product(connection, product).stock();
    }

    @Override
    public void recordView(Connection connection, int request, String record) throws SQLException {
        try (var statement = connection.prepareStatement(RECORD_VIEW)) {
            statement.setInt(1, request);
            statement.setString(2, record);
            statement.executeUpdate();
        }
    }

    private static Product readProduct(ResultSet row) throws SQLException {
        return new Product(row.getInt(1), row.getString(2), row.getInt(3));
    }

    private static <T> List<T> query(Connection connection, String sql, int parameter, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, parameter);
            try (var rows = statement.executeQuery()) {
                var read = new ArrayList<T>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
