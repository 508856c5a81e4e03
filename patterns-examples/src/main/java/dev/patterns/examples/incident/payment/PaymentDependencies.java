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
 * @param voidPolicy guards a void, which is repeated by itself: it can't do harm
 */
public record PaymentDependencies(
        DataSource pool,
        Policy retry,
        Fallback failover,
        GuardedProcessor primary,
        GuardedProcessor backup,
        Policy voidPolicy) {

    /** The same, but for the pool. */
    public PaymentDependencies withPool(DataSource other) {
        return new PaymentDependencies(other, retry, failover, primary, backup, voidPolicy);
    }

    /** A processor, by the name that its receipts carry, and what stands before it. */
    public record GuardedProcessor(String name, PaymentProcessor processor, Policy guard) {}
}
