package dev.patterns.examples.incident.failover;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes payments at several active processors. A payment is charged at most once, whatever fails, and whenever a
 * process crashes:
 *
 * <ul>
 *   <li>An attempt is recorded before its charge is sent. After a crash its row says where to look.
 *   <li>All sends of an attempt have one idempotency key.
 *   <li>A payment has one open attempt. The next one begins after it has been settled as not charged.
 *   <li>What a client is told is what the table says.
 * </ul>
 *
 * <p>Nothing has to be done when a service starts again: clients ask again, and the {@link Reconciler} settles the
 * attempts that the crash left open. Safe for use by any number of threads and processes.
 */
public final class FailoverPaymentService {

    private static final Logger log = LoggerFactory.getLogger(FailoverPaymentService.class);

    private final HealthCheckedProcessors processors;
    private final Attempts attempts;
    private final Settlement settlement;
    private final Settings settings;
    private final InstantSource clock;

    /**
     * @param maxAttempts per payment, over all calls
     * @param maxSends per attempt: how often a charge is sent with its key while its outcome is unknown
     * @param openFor how long the service keeps an attempt to itself before a reconciler may settle it. Longer than an
     *     attempt usually takes. A wrong value costs time, and does no harm
     */
    public record Settings(int maxAttempts, int maxSends, Duration openFor) {}

    /** How a payment stands. */
    public enum PaymentStatus {
        /** Charged once. Final. */
        PAID,
        /** The card was declined, and nothing was charged. Final. */
        DECLINED,
        /** All attempts were used, and nothing is charged. Final. */
        FAILED,
        /** Not decided yet. The client asks again with the same payment. */
        PENDING
    }

    /** What became of the sends of one attempt. */
    private enum SendResult {
        CAPTURED,
        DECLINED,
        NOTHING_DONE,
        UNKNOWN
    }

    /** @param settling guards the lookups and voids of charges whose outcome is unknown. Both may be repeated */
    public FailoverPaymentService(
            HealthCheckedProcessors processors,
            Attempts attempts,
            Policy settling,
            Settings settings,
            InstantSource clock) {
        this.processors = processors;
        this.attempts = attempts;
        this.settlement = new Settlement(processors, attempts, settling);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the payment, or goes on with it, or says how it ended. May be called again with the same payment, by any
     * process.
     */
    public PaymentStatus pay(Payment payment) throws InterruptedException {
        try {
            while (true) {
                var sofar = attempts.of(payment.id());
                if (!mayTryAgain(sofar)) {
                    return statusOf(sofar.get(sofar.size() - 1));
                }
                attempt(payment, sofar);
            }
        } catch (InterruptedException interrupt) {
            throw interrupt;
        } catch (Exception unknown) {
            log.debug("{} is left to the reconciler, or to the client's next call", payment, unknown);
            return PaymentStatus.PENDING;
        }
    }

    private boolean mayTryAgain(List<Attempt> sofar) {
        return sofar.isEmpty()
                || sofar.get(sofar.size() - 1).state().allowsAnotherAttempt() && sofar.size() < settings.maxAttempts;
    }

    private static PaymentStatus statusOf(Attempt last) {
        return switch (last.state()) {
            case PAID -> PaymentStatus.PAID;
            case DECLINED -> PaymentStatus.DECLINED;
            case FAILED, VOIDED -> PaymentStatus.FAILED;
            case PENDING, VOIDING -> PaymentStatus.PENDING;
        };
    }

    private void attempt(Payment payment, List<Attempt> sofar) throws Exception {
        var processor = processors.choose(sofar.stream().map(Attempt::processor).toList());
        var attempt = Attempt.pending(payment.id(), sofar.size() + 1, processor.name());
        if (!attempts.begin(attempt, payment.cents(), clock.instant().plus(settings.openFor))) {
            return; // another call has begun this attempt
        }
        switch (send(processor, attempt, payment)) {
            case CAPTURED -> attempts.transition(attempt, AttemptState.PAID);
            case DECLINED -> attempts.transition(attempt, AttemptState.DECLINED);
            case NOTHING_DONE -> attempts.transition(attempt, AttemptState.FAILED);
            case UNKNOWN -> settlement.settle(attempt);
        }
    }

    /**
     * An answer that nothing was done speaks of its own send only: an earlier send without an answer may still be
     * captured.
     */
    private SendResult send(QueryableProcessor processor, Attempt attempt, Payment payment)
            throws InterruptedException {
        for (int send = 1; send <= settings.maxSends; send++) {
            try {
                processor.charge(attempt.key(), payment);
                return SendResult.CAPTURED;
            } catch (DeclinedException declined) {
                return SendResult.DECLINED;
            } catch (ProcessorUnavailableException | CallRejectedException nothingDone) {
                return send == 1 ? SendResult.NOTHING_DONE : SendResult.UNKNOWN;
            } catch (InterruptedException interrupt) {
                throw interrupt;
            } catch (Exception unknown) {
                log.debug("Send {} of {} has no answer", send, attempt, unknown);
            }
        }
        return SendResult.UNKNOWN;
    }
}
