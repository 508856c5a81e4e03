package dev.patterns.examples.incident.payment;

import dev.patterns.CheckedSupplier;

/** Decides whether a charge that failed is tried at the backup processor. */
public interface Failover {

    <T, X extends Exception> T call(
            CheckedSupplier<? extends T, X> primary, CheckedSupplier<? extends T, X> alternative) throws X;

    /** There is no backup. */
    static Failover none() {
        return NoFailover.INSTANCE;
    }
}
