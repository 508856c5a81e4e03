package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.Attempts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Passes each call on. */
abstract class ForwardingAttempts implements Attempts {

    private final Attempts delegate;

    ForwardingAttempts(Attempts delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<Attempt> of(int payment) throws SQLException {
        return delegate.of(payment);
    }

    @Override
    public boolean begin(Attempt attempt, long cents, Instant due) throws SQLException {
        return delegate.begin(attempt, cents, due);
    }

    @Override
    public boolean transition(Attempt attempt, AttemptState to) throws SQLException {
        return delegate.transition(attempt, to);
    }

    @Override
    public List<Attempt> findOpen(Instant dueBy, int limit) throws SQLException {
        return delegate.findOpen(dueBy, limit);
    }

    @Override
    public boolean claim(Attempt attempt, Instant until) throws SQLException {
        return delegate.claim(attempt, until);
    }
}
