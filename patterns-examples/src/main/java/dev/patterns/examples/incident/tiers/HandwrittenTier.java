package dev.patterns.examples.incident.tiers;

import com.zaxxer.hikari.HikariDataSource;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.incident.BreakerState;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Resilience;
import dev.patterns.examples.incident.payment.Resilience.Guarded;
import dev.patterns.examples.incident.story.Act;
import dev.patterns.examples.incident.story.Figures;
import dev.patterns.examples.incident.story.Fix;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Jitter;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import java.util.ArrayList;

/** patterns-core. With no fixes it is the bare service: a plain pool of the old size, and nothing else. */
final class HandwrittenTier {

    private final Act act;
    private final Surroundings surroundings;

    private HandwrittenTier(Act act, Surroundings surroundings) {
        this.act = act;
        this.surroundings = surroundings;
    }

    static Equipment equip(Act act, Surroundings surroundings) {
        return new HandwrittenTier(act, surroundings).equip();
    }

    private Equipment equip() {
        var pool = pool();
        var primaryBreaker = breaker("primary");
        var primary = new Guarded("primary", surroundings.primary(null), guard("primary", primaryBreaker));
        var backup = new Guarded("backup", surroundings.backup(null), guard("backup", breaker("backup")));
        return new Equipment(
                new Resilience(pool, retry(), Failover.of(act), primary, backup, voiding()),
                () -> act.has(Fix.BREAKER) ? state(primaryBreaker) : BreakerState.NONE,
                pool::close);
    }

    private HikariDataSource pool() {
        var bigger = act.has(Fix.BIGGER_POOL);
        var pool = new HikariDataSource();
        pool.setDataSource(surroundings.database());
        pool.setMaximumPoolSize(bigger ? Figures.NEW_POOL + Figures.NEW_OVERFLOW : Figures.OLD_POOL);
        pool.setMinimumIdle(bigger ? Figures.NEW_POOL : Figures.OLD_POOL);
        pool.setConnectionTimeout(surroundings.scale().real(Figures.PATIENCE).toMillis());
        return pool;
    }

    private CircuitBreaker breaker(String processor) {
        return CircuitBreaker.builder(processor)
                .tripWhen(TripRule.consecutiveFailures(Figures.BREAKER_FAILURES))
                .openFor(surroundings.scale().real(Figures.BREAKER_OPEN))
                .ignore(DeclinedException.class)
                .time(surroundings.time())
                .build();
    }

    /** Breaker round timeout: a call that takes too long counts as a failure. */
    private Policy guard(String processor, CircuitBreaker breaker) {
        var guard = new ArrayList<Policy>();
        if (act.has(Fix.BREAKER)) {
            guard.add(breaker);
        }
        if (act.has(Fix.TIMEOUT)) {
            guard.add(timeout(processor));
        }
        return Policy.compose(guard.toArray(Policy[]::new));
    }

    private Policy retry() {
        return act.has(Fix.RETRY)
                ? backingOff("payment", Figures.ATTEMPTS)
                        .retryOn(Retryable::worthIt)
                        .build()
                : Policy.compose();
    }

    /** Without a timeout nothing ends unknown but by a broken connection; then the void gets one try, as in the old days. */
    private Policy voiding() {
        return act.has(Fix.TIMEOUT)
                ? Policy.compose(backingOff("void", Figures.VOID_ATTEMPTS).build(), timeout("void"))
                : Policy.compose();
    }

    private dev.patterns.retry.RetryBuilder backingOff(String name, int attempts) {
        var scale = surroundings.scale();
        return Retry.builder(name)
                .maxAttempts(attempts)
                .backoff(Backoff.exponential(scale.real(Figures.BACKOFF_BASE), scale.real(Figures.BACKOFF_CAP))
                        .withJitter(Jitter.full()))
                .time(surroundings.time());
    }

    private Timeout timeout(String name) {
        return Timeout.builder(name)
                .limit(surroundings.scale().real(Figures.TIMEOUT))
                .time(surroundings.time())
                .build();
    }

    private static BreakerState state(CircuitBreaker breaker) {
        return BreakerState.valueOf(breaker.state().name());
    }
}
