package dev.patterns.examples.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A call that reached the driver.
 *
 * @param name the JDBC method, or "connect"; "execute" stands for all methods that execute a statement
 * @param connection null for "connect"
 * @param limitMillis how long the caller lets it take, 0 for no limit
 */
record ScriptedCall(String name, @Nullable ScriptedConnection connection, long limitMillis) {}
