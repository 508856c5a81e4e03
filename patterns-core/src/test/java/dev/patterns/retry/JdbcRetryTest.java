package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcRetryTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void aTransactionThatTheDatabaseRolledBackMayBeRunAgain(String state) {
        assertThat(JdbcRetry.isTransient(new SQLException("deadlock", state))).isTrue();
        assertThat(JdbcRetry.isTransient(new SQLTransactionRollbackException("deadlock", state)))
                .isTrue();
    }

    @Test
    void whatTheDriverCallsTransientIsRetried() {
        assertThat(JdbcRetry.isTransient(new SQLTransientConnectionException("no connection")))
                .isTrue();
        assertThat(JdbcRetry.isTransient(new SQLTimeoutException("canceled", "57014")))
                .isTrue();
    }

    @Test
    void causesAndChainedFailuresAreLookedAt() {
        var deadlock = new SQLException("deadlock", "40P01");
        var batch = new BatchUpdateException();
        batch.setNextException(deadlock);

        assertThat(JdbcRetry.isTransient(new IllegalStateException(new IOException(deadlock))))
                .isTrue();
        assertThat(JdbcRetry.isTransient(batch)).isTrue();
        assertThat(JdbcRetry.isTransient(new RuntimeException(batch))).isTrue();
    }

    @Test
    void otherFailuresAreNotRetried() {
        assertThat(JdbcRetry.isTransient(new SQLSyntaxErrorException("no such table", "42P01")))
                .isFalse();
        assertThat(JdbcRetry.isTransient(new SQLException("duplicate key", "23505")))
                .isFalse();
        assertThat(JdbcRetry.isTransient(new SQLException("no state"))).isFalse();
        assertThat(JdbcRetry.isTransient(new IOException())).isFalse();
    }

    /** The connection broke, perhaps after the commit. */
    @Test
    void aTransactionThatMayBeCompleteIsNotRetried() {
        assertThat(JdbcRetry.isTransient(new SQLRecoverableException("broken", "08006")))
                .isFalse();
        assertThat(JdbcRetry.isTransient(new SQLNonTransientConnectionException("broken", "08003")))
                .isFalse();
        assertThat(JdbcRetry.isTransient(new SQLTransactionRollbackException("unknown", "40003")))
                .isFalse();
    }

    @Test
    void aRingOfCausesOrOfChainedFailuresEnds() {
        var first = new SQLException("first");
        var second = new SQLException("second", first);
        first.initCause(second);
        first.setNextException(second);
        second.setNextException(first);

        assertThat(JdbcRetry.isTransient(first)).isFalse();
    }

    @Test
    void causedByMatchesTypesAndPredicatesAtAnyDepth() {
        var wrapped = new IllegalStateException(new RuntimeException(new SQLTimeoutException()));

        assertThat(Retry.causedBy(IOException.class, SQLException.class).test(wrapped))
                .isTrue();
        assertThat(Retry.causedBy(IllegalStateException.class).test(wrapped)).isTrue();
        assertThat(Retry.causedBy(IOException.class).test(wrapped)).isFalse();
        assertThat(Retry.causedBy(cause -> cause.getCause() == null).test(wrapped))
                .isTrue();
        assertThat(Retry.causedBy(IOException.class)).hasToString("caused by IOException");
    }
}
