package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.QueryableProcessor;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.Receipt;
import java.io.IOException;

/** Passes each call on. */
abstract class ForwardingProcessor implements QueryableProcessor {

    private final QueryableProcessor delegate;

    ForwardingProcessor(QueryableProcessor delegate) {
        this.delegate = delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
        return delegate.charge(key, payment);
    }

    @Override
    public ChargeStatus lookUp(String key) throws IOException, InterruptedException {
        return delegate.lookUp(key);
    }

    @Override
    public void voidCharge(String key) throws IOException, InterruptedException {
        delegate.voidCharge(key);
    }

    @Override
    public void checkHealth() throws IOException, InterruptedException {
        delegate.checkHealth();
    }
}
