package dev.patterns.examples.incident.payment;

import dev.patterns.examples.incident.payment.PaymentRows.Status;
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

    private final Resilience resilience;
    private final Charging charging;
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
    public record Answer(Outcome outcome, int attempts) {}

    public PaymentService(Resilience resilience, Options options) {
        this.resilience = resilience;
        this.charging = new Charging(resilience);
        this.options = options;
    }

    /** Takes the payment. Never throws: how it ended is the answer. */
    public Answer pay(Payment payment) {
        var attempts = new Attempts(payment);
        try {
            resilience.retry().call(() -> {
                attempts.next();
                return options.releaseEarly ? payInTwoTransactions(attempts) : payInOneTransaction(attempts);
            });
            return new Answer(Outcome.PAID, attempts.number());
        } catch (Exception failure) {
            var outcome = Outcome.of(failure, attempts.connected());
            if (outcome == Outcome.BROKEN) {
                log.warn("{} ended unexpectedly", payment, failure);
            }
            return new Answer(outcome, attempts.number());
        }
    }

    /** As in the story: the connection is held while the processor is called. */
    private Receipt payInOneTransaction(Attempts attempts) throws Exception {
        var connection = connect(attempts);
        var forgotten = false;
        try {
            PaymentRows.insert(connection, attempts.key(), attempts.payment());
            var receipt = charging.charge(attempts.payment(), attempts.key());
            recordPaid(connection, receipt);
            return receipt;
        } catch (OutcomeUnknownException unknown) {
            recordUnknown(connection, attempts.key());
            throw unknown;
        } catch (ProcessorUnavailableException unavailable) {
            throw unavailable;
        } catch (IOException lost) {
            forgotten = !options.closeOnError;
            throw lost;
        } finally {
            if (!forgotten) {
                giveBack(connection);
            }
        }
    }

    /** What the story missed: nothing is held while the processor is called. */
    private Receipt payInTwoTransactions(Attempts attempts) throws Exception {
        var first = connect(attempts);
        try {
            PaymentRows.insert(first, attempts.key(), attempts.payment());
            first.commit();
        } finally {
            giveBack(first);
        }
        Receipt receipt;
        try {
            receipt = charging.charge(attempts.payment(), attempts.key());
        } catch (Exception failure) {
            recordFailed(attempts, failure instanceof OutcomeUnknownException ? Status.UNKNOWN : Status.FAILED);
            throw failure;
        }
        Connection second;
        try {
            second = connect(attempts);
        } catch (SQLException unrecorded) {
            charging.undo(receipt, unrecorded);
            throw unrecorded;
        }
        try {
            recordPaid(second, receipt);
            return receipt;
        } catch (OutcomeUnknownException unknown) {
            recordUnknown(second, attempts.key());
            throw unknown;
        } finally {
            giveBack(second);
        }
    }

    private Connection connect(Attempts attempts) throws SQLException {
        var connection = resilience.pool().getConnection();
        attempts.hasConnected();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException | RuntimeException failure) {
            giveBack(connection);
            throw failure;
        }
        return connection;
    }

    /** Commits the row, or undoes the capture. */
    private void recordPaid(Connection connection, Receipt receipt) throws SQLException {
        try {
            PaymentRows.mark(connection, receipt.idempotencyKey(), Status.PAID);
            connection.commit();
        } catch (SQLException | RuntimeException unrecorded) {
            charging.undo(receipt, unrecorded);
            throw unrecorded;
        }
    }

    private void recordUnknown(Connection connection, String key) {
        try {
            PaymentRows.mark(connection, key, Status.UNKNOWN);
            connection.commit();
        } catch (SQLException failure) {
            log.error("Neither voided nor recorded, look into {} by hand", key, failure);
        }
    }

    /** The first transaction's row says PENDING; if this can't change it, its key is there to ask the processor about. */
    private void recordFailed(Attempts attempts, Status status) {
        try (var connection = connect(attempts)) {
            PaymentRows.mark(connection, attempts.key(), status);
            connection.commit();
        } catch (SQLException failure) {
            log.warn("{} stays pending", attempts.key(), failure);
        }
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback(); // nothing is left to roll back after a commit
        } catch (SQLException failure) {
            log.debug("A connection could not be given back in order", failure);
        }
    }
}
