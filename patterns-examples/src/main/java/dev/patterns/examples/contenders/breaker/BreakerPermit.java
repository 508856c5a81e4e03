package dev.patterns.examples.contenders.breaker;

/** Leave to make one call outside of the breaker. */
public interface BreakerPermit {

    /** The call succeeded. */
    void succeed();

    /** The call threw this. */
    void fail(Throwable failure);
}
