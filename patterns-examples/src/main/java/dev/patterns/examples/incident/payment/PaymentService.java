package dev.patterns.examples.incident.payment;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes payments: a connection, a row, the processor's answer, the row again, commit.
 *
 * <p>Money moves at most once, whatever is retried or failed over to:
 *
 * <ul>
 *   <li>An attempt has an idempotency key, which is in its row before the processor is called.
 *   <li>A charge whose outcome is unknown (it timed out, its connection broke, its answer was garbage) is voided by that
 *       key before anything else is tried. One that was rejected here, or answered with 503, needs no void.
 *   <li>If the void fails too, the payment is recorded as unknown and goes nowhere else.
 *   <li>If the database fails after a capture, the capture is voided.
 * </ul>
 */
public final class PaymentService {

    private static final Logger log = LoggerFactory.getLogger(PaymentService.class);

    private final PaymentDependencies dependencies;
    private final ProcessorGateway gateway;
    private final Options options;

    /**
     * How the service is written, as against what it is equipped with.
     *
     * @param closeOnError false for the story's leak: the path that handles a broken connection to the processor forgets
     *     to give the database connection back
     * @param releaseEarly commits the row and gives the connection back before the processor is called, and takes another
     *     one afterwards
     */
    public record Options(boolean closeOnError, boolean releaseEarly) {}

    /** How a payment ended, and after how many attempts. */
    public record PaymentResult(PaymentOutcome outcome, int attempts) {}

    public PaymentService(PaymentDependencies dependencies, Options options) {
        this.dependencies = dependencies;
        this.gateway = new ProcessorGateway(dependencies);
        this.options = options;
    }

    /** Takes the payment. Never throws: how it ended is the answer. */
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
            if (outcome == PaymentOutcome.BROKEN) {
                log.warn("{} ended unexpectedly", payment, failure);
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

    /** What the story missed: nothing is held while the processor is called. */
    private Receipt payInTwoTransactions(AttemptTracker attempts) throws Exception {
        var first = connect(attempts);
        try {
            PaymentAttemptTable.insert(first, attempts.key(), attempts.payment());
            first.commit();
        } finally {
            returnConnection(first);
        }
        Receipt receipt;
        try {
            receipt = gateway.charge(attempts.payment(), attempts.key());
        } catch (Exception failure) {
            recordFailed(
                    attempts,
                    failure instanceof OutcomeUnknownException ? AttemptStatus.UNKNOWN : AttemptStatus.FAILED);
            throw failure;
        }
        Connection second;
        try {
            second = connect(attempts);
        } catch (SQLException unrecorded) {
            gateway.voidCharge(receipt, unrecorded);
            throw unrecorded;
        }
        try {
            recordPaid(second, receipt);
            return receipt;
        } catch (OutcomeUnknownException unknown) {
            recordUnknown(second, attempts.key());
            throw unknown;
        } finally {
            returnConnection(second);
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

    /** Commits the row, or undoes the capture. */
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
            log.error("Neither voided nor recorded, look into {} by hand", key, failure);
        }
    }

    /** The first transaction's row says PENDING; if this can't change it, its key is there to ask the processor about. */
    private void recordFailed(AttemptTracker attempts, AttemptStatus status) {
        try (var connection = connect(attempts)) {
            PaymentAttemptTable.updateStatus(connection, attempts.key(), status);
            connection.commit();
        } catch (SQLException failure) {
            log.warn("{} stays pending", attempts.key(), failure);
        }
    }

    private static void returnConnection(Connection connection) {
        try (connection) {
            connection.rollback(); // nothing is left to roll back after a commit
        } catch (SQLException failure) {
            log.debug("A connection could not be given back in order", failure);
        }
    }
}
