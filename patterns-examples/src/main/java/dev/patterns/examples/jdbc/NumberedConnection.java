package dev.patterns.examples.jdbc;

/** The interface of its own that a {@link ScriptedDatabase}'s connection has, as real drivers' connections have one. */
public interface NumberedConnection {

    /** The first connection that was opened has number 1. */
    int number();
}
