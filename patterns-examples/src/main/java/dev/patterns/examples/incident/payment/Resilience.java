package dev.patterns.examples.incident.payment;

import dev.patterns.Policy;
import dev.patterns.fallback.Fallback;
import javax.sql.DataSource;

/**
 * What the service is equipped with. It differs from act to act; the service doesn't.
 *
 * <pre>
 *   retry ── one attempt at the payment ──┬─ pool: a connection
 *                                         └─ failover ─┬─ primary: guard (breaker round timeout) ─ charge
 *                                                      └─ backup:  guard (timeout) ─ charge
 * </pre>
 *
 * <p>Retry is outermost, round the connection too: who waits for the next attempt holds none meanwhile.
 *
 * @param pool where connections come from
 * @param retry repeats the whole attempt
 * @param failover decides whether a charge that failed is tried at the backup
 * @param voiding guards a void, which is repeated by itself: it can't do harm
 */
public record Resilience(
        DataSource pool, Policy retry, Fallback failover, Guarded primary, Guarded backup, Policy voiding) {

    /** The same, but for the pool. */
    public Resilience withPool(DataSource other) {
        return new Resilience(other, retry, failover, primary, backup, voiding);
    }

    /** A processor, by the name that its receipts carry, and what stands before it. */
    public record Guarded(String name, PaymentProcessor processor, Policy guard) {}
}
