package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.trace.Step.Kind;
import dev.patterns.examples.jdbc.ForwardingPreparedStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A statement whose execution is a step. */
final class TracedStatement extends ForwardingPreparedStatement {

    private final PreparedStatement statement;
    private final String label;
    private final StepRecorder recorder;
    private final Step attempt;

    TracedStatement(PreparedStatement statement, String sql, StepRecorder recorder, Step attempt) {
        this.statement = statement;
        this.label = sql.replaceFirst("^((insert into|update) \\w+).*", "$1");
        this.recorder = recorder;
        this.attempt = attempt;
    }

    @Override
    protected PreparedStatement delegate() {
        return statement;
    }

    @Override
    public int executeUpdate() throws SQLException {
        return recorder.<Integer, SQLException>record(attempt, Kind.STATEMENT, label, statement::executeUpdate);
    }

    /** A call of JDBC without a result. */
    @FunctionalInterface
    interface JdbcCall {
        void run() throws SQLException;
    }

    static void run(StepRecorder recorder, Step attempt, Kind kind, String label, JdbcCall call) throws SQLException {
        recorder.<Boolean, SQLException>record(attempt, kind, label, () -> {
            call.run();
            return true;
        });
    }
}
