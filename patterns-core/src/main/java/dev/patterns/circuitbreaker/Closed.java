package dev.patterns.circuitbreaker;

/** Calls pass, and are counted. The state itself is the permit of all of them, so that admitting costs nothing. */
final class Closed extends BreakerState implements Permit {

    private final Tally tally;

    Closed(CircuitBreaker breaker) {
        super(breaker);
        this.tally = Tally.of(breaker.config().tripWhen());
    }

    @Override
    CircuitBreaker.State name() {
        return CircuitBreaker.State.CLOSED;
    }

    @Override
    Permit admit() {
        return this;
    }

    @Override
    public void succeeded() {
        tally.success();
    }

    @Override
    public void failed(Throwable failure) {
        if (tally.failure()) {
            breaker.moveOn(this, new Open(breaker), failure);
        }
    }

    @Override
    public void ignored() {}
}
