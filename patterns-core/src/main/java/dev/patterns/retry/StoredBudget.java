package dev.patterns.retry;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps its tokens elsewhere. A call's outcome does not depend on whether a deposit succeeds. */
final class StoredBudget extends RetryBudget {

    private static final Logger log = LoggerFactory.getLogger(RetryBudget.class);

    private final Tokens tokens;

    StoredBudget(Tokens tokens) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    @Override
    long withdraw(Throwable failure, long held) {
        return tokens.withdraw() ? 0 : REFUSED;
    }

    @Override
    void answered(boolean succeeded, long held) {
        if (succeeded) {
            try {
                tokens.deposit();
            } catch (RuntimeException e) {
                log.warn("A deposit in {} failed", this, e);
            }
        }
    }

    @Override
    public double left() {
        return tokens.left();
    }

    @Override
    public String toString() {
        return "RetryBudget[" + tokens + "]";
    }
}
