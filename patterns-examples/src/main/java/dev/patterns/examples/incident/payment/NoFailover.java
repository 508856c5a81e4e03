package dev.patterns.examples.incident.payment;

import dev.patterns.CheckedSupplier;

enum NoFailover implements Failover {
    INSTANCE;

    @Override
    public <T, X extends Exception> T call(
            CheckedSupplier<? extends T, X> primary, CheckedSupplier<? extends T, X> alternative) throws X {
        return primary.get();
    }
}
