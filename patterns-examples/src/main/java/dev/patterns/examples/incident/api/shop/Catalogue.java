package dev.patterns.examples.incident.api.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The catalogue's statements. Each uses the connection of the caller. */
public interface Catalogue {

    /** The ids of the category's best products, for {@link #product}. */
    List<Integer> bestIds(Connection connection, int category) throws SQLException;

    Product product(Connection connection, int id) throws SQLException;

    /** The category's best products, in one query. */
    List<Product> best(Connection connection, int category) throws SQLException;

    int stock(Connection connection, int product) throws SQLException;

    /** Writes which page a request has shown. */
    void recordView(Connection connection, int request, String record) throws SQLException;
}
