package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures mean that a connection is unusable. */
class ConnectionErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08000", "08006", "08S01", "57P01", "57P05", "25P03", "01002", "JZ0C0", /* read-only */ "25006"})
    void theseStatesAreFatal(String state) {
        assertThat(ConnectionErrors.isFatal(new SQLException("gone", state))).isTrue();
    }

    /** 57014 is a cancelled statement, 40001 a serialization failure, 0A000 a feature that is not supported. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "25P02", "40001", "57014", "42601", "0A000"})
    void theseAreErrorsOfTheStatement(String state) {
        assertThat(ConnectionErrors.isFatal(new SQLException("wrong", state))).isFalse();
    }

    @Test
    void aFailureWithoutAStateIsJudgedByItsClassOrItsCode() {
        assertThat(ConnectionErrors.isFatal(new SQLException("wrong"))).isFalse();
        assertThat(ConnectionErrors.isFatal(new SQLRecoverableException("gone")))
                .isTrue();
        assertThat(ConnectionErrors.isFatal(new SQLNonTransientConnectionException("gone")))
                .isTrue();
        assertThat(ConnectionErrors.isFatal(new SQLException("logged off", "61000", 2399)))
                .isTrue();
    }

    @Test
    void aStatementThatWasTooSlowIsNotFatal_unlessTheConnectionIsLost() {
        assertThat(ConnectionErrors.isFatal(new SQLTimeoutException("too slow", "57014")))
                .isFalse();
        assertThat(ConnectionErrors.isFatal(new SQLTimeoutException("no answer", "08006")))
                .isTrue();
    }

    @Test
    void aChainedFailureCounts() {
        var batch = new SQLException("batch entry 3 failed", "23505");
        batch.setNextException(new SQLException("gone", "08006"));
        assertThat(ConnectionErrors.isFatal(batch)).isTrue();
    }

    @Test
    void aReadOnlyNodeIsKnownByItsState_orByTheMessageOfMySql() {
        var option = "The MySQL server is running with the --read-only option so it cannot execute this statement";
        assertThat(ConnectionErrors.isReadOnly(new SQLException("cannot execute INSERT", "25006")))
                .isTrue();
        assertThat(ConnectionErrors.isReadOnly(new SQLException(option, "HY000", 1290)))
                .isTrue();
        assertThat(ConnectionErrors.isReadOnly(new SQLException("Running in read-only mode", "HY000", 1836)))
                .isTrue();
        assertThat(ConnectionErrors.isReadOnly(
                        new SQLException("running with the --secure-file-priv option", "HY000", 1290)))
                .isFalse();
    }
}
