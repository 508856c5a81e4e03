package dev.patterns.examples.incident.payment;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes payments. An attempt gets a connection, inserts its row, charges at the processor, updates the row and commits.
 *
 * <p>A payment is charged at most once, whatever is retried or failed over:
 *
 * <ul>
 *   <li>An attempt has an idempotency key. The row with the key is inserted before the processor is called.
 *   <li>A charge whose outcome is unknown (it timed out, its connection broke, its answer was unreadable) is voided by
 *       that key before anything else is tried. A charge that the breaker rejected or that was answered with 503 needs
 *       no void.
 *   <li>If the void fails too, the payment is recorded as unknown and not tried again.
 *   <li>If the database fails after a capture, the capture is voided.
 * </ul>
 */
public final class PaymentService {

    private static final Logger log = LoggerFactory.getLogger(PaymentService.class);

    private final PaymentDependencies dependencies;
    private final ProcessorGateway gateway;
    private final Options options;

    /**
     * The two fixes that change the service's own code.
     *
     * @param closeOnError false for the leak of the story: the path that handles a broken connection to the processor
     *     does not close the database connection
     * @param releaseEarly commits the row and returns the connection before the processor is called, and borrows
     *     another one afterwards
     */
    public record Options(boolean closeOnError, boolean releaseEarly) {}

    /** How a payment ended, and after how many attempts. */
    public record PaymentResult(PaymentOutcome outcome, int attempts) {}

    public PaymentService(PaymentDependencies dependencies, Options options) {
        this.dependencies = dependencies;
        this.gateway = new ProcessorGateway(dependencies);
        this.options = options;
    }

    /** Takes the payment. Throws no exception: a failure is part of the result. */
    public PaymentResult pay(Payment payment) {
        var attempts = new AttemptTracker(payment);
        try {
            dependencies.retry().call(() -> {
                attempts.begin();
                return options.releaseEarly ? payInTwoTransactions(attempts) : payInOneTransaction(attempts);
            });
            return new PaymentResult(PaymentOutcome.PAID, attempts.number());
        } catch (Exception failure) {
            var outcome = PaymentOutcome.of(failure, attempts.isConnected());
            if (outcome == PaymentOutcome.UNEXPECTED_ERROR) {
                log.warn("{} ended with an unexpected error", payment, failure);
            }
            return new PaymentResult(outcome, attempts.number());
        }
    }

    /** As in the story: the connection is held while the processor is called. */
    private Receipt payInOneTransaction(AttemptTracker attempts) throws Exception {
        var connection = connect(attempts);
        var leaked = false;
        try {
            PaymentAttemptTable.insert(connection, attempts.key(), attempts.payment());
            var receipt = gateway.charge(attempts.payment(), attempts.key());
            recordPaid(connection, receipt);
            return receipt;
        } catch (OutcomeUnknownException unknown) {
            recordUnknown(connection, attempts.key());
            throw unknown;
        } catch (ProcessorUnavailableException unavailable) {
            throw unavailable;
        } catch (IOException lost) {
            leaked = !options.closeOnError;
            throw lost;
        } finally {
            if (!leaked) {
                returnConnection(connection);
            }
        }
    }

    /** The fix that the story missed: no connection is held while the processor is called. */
    private Receipt payInTwoTransactions(AttemptTracker attempts) throws Exception {
        recordPending(attempts);
        var receipt = chargeOrRecordFailure(attempts);
        var connection = connectOrVoid(attempts, receipt);
        try {
            recordPaid(connection, receipt);
            return receipt;
        } catch (OutcomeUnknownException unknown) {
            recordUnknown(connection, attempts.key());
            throw unknown;
        } finally {
            returnConnection(connection);
        }
    }

    private void recordPending(AttemptTracker attempts) throws SQLException {
        var connection = connect(attempts);
        try {
            PaymentAttemptTable.insert(connection, attempts.key(), attempts.payment());
            connection.commit();
        } finally {
            returnConnection(connection);
        }
    }

    private Receipt chargeOrRecordFailure(AttemptTracker attempts) throws Exception {
        try {
            return gateway.charge(attempts.payment(), attempts.key());
        } catch (OutcomeUnknownException unknown) {
            recordFailure(attempts, AttemptStatus.UNKNOWN);
            throw unknown;
        } catch (Exception failure) {
            recordFailure(attempts, AttemptStatus.FAILED);
            throw failure;
        }
    }

    private Connection connectOrVoid(AttemptTracker attempts, Receipt receipt) throws SQLException {
        try {
            return connect(attempts);
        } catch (SQLException unrecorded) {
            gateway.voidCharge(receipt, unrecorded);
            throw unrecorded;
        }
    }

    private Connection connect(AttemptTracker attempts) throws SQLException {
        var connection = dependencies.pool().getConnection();
        attempts.markConnected();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException | RuntimeException failure) {
            returnConnection(connection);
            throw failure;
        }
        return connection;
    }

    /** Commits the row as paid, or voids the charge. */
    private void recordPaid(Connection connection, Receipt receipt) throws SQLException {
        try {
            PaymentAttemptTable.updateStatus(connection, receipt.idempotencyKey(), AttemptStatus.PAID);
            connection.commit();
        } catch (SQLException | RuntimeException unrecorded) {
            gateway.voidCharge(receipt, unrecorded);
            throw unrecorded;
        }
    }

    private void recordUnknown(Connection connection, String key) {
        try {
            PaymentAttemptTable.updateStatus(connection, key, AttemptStatus.UNKNOWN);
            connection.commit();
        } catch (SQLException failure) {
            log.error("Charge {} was neither voided nor recorded as unknown; check it by hand", key, failure);
        }
    }

    /**
     * If this update fails, the row stays PENDING. Its key is enough to ask the processor what became of the charge.
     */
    private void recordFailure(AttemptTracker attempts, AttemptStatus status) {
        try (var connection = connect(attempts)) {
            PaymentAttemptTable.updateStatus(connection, attempts.key(), status);
            connection.commit();
        } catch (SQLException failure) {
            log.warn("Attempt {} stays pending: its row could not be updated", attempts.key(), failure);
        }
    }

    private static void returnConnection(Connection connection) {
        try (connection) {
            connection.rollback(); // does nothing after a commit
        } catch (SQLException failure) {
            log.debug("A connection could not be rolled back and closed", failure);
        }
    }
}
