package dev.patterns.examples.incident.payment;

import dev.patterns.Policy;
import dev.patterns.fallback.Fallback;
import javax.sql.DataSource;

/**
 * What the payment service calls, and the policies that guard those calls. It differs from act to act; the service does
 * not.
 *
 * <pre>
 *   retry ── one attempt at the payment ──┬─ pool: a connection
 *                                         └─ failover ─┬─ primary: guard (breaker around timeout) ─ charge
 *                                                      └─ backup:  guard (timeout) ─ charge
 * </pre>
 *
 * <p>Retry is outermost, outside the connection too: no connection is held while a payment waits for its next attempt.
 *
 * @param pool where connections come from
 * @param retry repeats the whole attempt
 * @param failover decides whether a charge that failed is tried at the backup
 * @param voidPolicy retries a void and limits its time; repeating a void is harmless
 */
public record PaymentDependencies(
        DataSource pool,
        Policy retry,
        Fallback failover,
        GuardedProcessor primary,
        GuardedProcessor backup,
        Policy voidPolicy) {

    /** A copy with another pool. */
    public PaymentDependencies withPool(DataSource other) {
        return new PaymentDependencies(other, retry, failover, primary, backup, voidPolicy);
    }

    /** A copy with other processors. */
    public PaymentDependencies withProcessors(GuardedProcessor otherPrimary, GuardedProcessor otherBackup) {
        return new PaymentDependencies(pool, retry, failover, otherPrimary, otherBackup, voidPolicy);
    }

    /** A processor with the policy that guards its charges. Its receipts carry the same name. */
    public record GuardedProcessor(String name, PaymentProcessor processor, Policy guard) {}
}
