package dev.patterns.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** Where physical connections come from. */
@FunctionalInterface
interface ConnectionFactory {
    Connection open() throws SQLException;
}
