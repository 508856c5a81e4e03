package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.trace.Step.Kind;
import dev.patterns.examples.jdbc.ForwardingConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A borrowed connection whose statements, commits and return are steps of the attempt that borrowed it. */
final class TracedConnection extends ForwardingConnection {

    private final Connection connection;
    private final StepRecorder recorder;
    private final Step attempt;
    private boolean hasWritten;

    TracedConnection(Connection connection, StepRecorder recorder, Step attempt) {
        this.connection = connection;
        this.recorder = recorder;
        this.attempt = attempt;
    }

    @Override
    protected Connection delegate() {
        return connection;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        hasWritten = true;
        var statement = connection.prepareStatement(CorrelationId.comment(attempt.correlationId, sql));
        return new TracedStatement(statement, sql, recorder, attempt);
    }

    @Override
    public void commit() throws SQLException {
        hasWritten = false;
        TracedStatement.run(recorder, attempt, Kind.COMMIT, "commit", connection::commit);
    }

    /** A step only if there is something to roll back: the service rolls back before each return. */
    @Override
    public void rollback() throws SQLException {
        if (hasWritten) {
            TracedStatement.run(recorder, attempt, Kind.ROLLBACK, "roll back", connection::rollback);
        } else {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        TracedStatement.run(recorder, attempt, Kind.RETURN, "return the connection", connection::close);
    }
}
