package dev.patterns.examples.incident.tiers;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.contenders.retry.RetrySettings;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.OutcomeUnknownException;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.payment.Resilience;
import dev.patterns.examples.incident.payment.Resilience.Guarded;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Chances;
import dev.patterns.examples.incident.plan.Figures;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Scale;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.result.BreakerState;
import dev.patterns.fallback.Fallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Equips the service for an act: each fix that is in place, made by the act's tier.
 *
 * <p>Hand-written and library get the same settings. The documents' patterns keep the documents'; what their breaker and retry
 * can't be told (what to ignore, what to repeat), they are told in vain.
 */
public final class Tiers {

    private final Act act;
    private final Surroundings surroundings;
    private final Scale scale;
    private final Contenders contenders;
    private final boolean documented;

    private Tiers(Act act, Surroundings surroundings) {
        this.act = act;
        this.surroundings = surroundings;
        this.scale = surroundings.scale();
        this.contenders = Contenders.of(act.tier(), surroundings.time());
        this.documented = act.tier() == Tier.DOCUMENTED;
    }

    public static Equipment equip(Act act, Surroundings surroundings) {
        return new Tiers(act, surroundings).equip();
    }

    private Equipment equip() {
        var pool = pool();
        var breaker = act.has(Fix.BREAKER) ? breaker() : null;
        return new Equipment(
                new Resilience(
                        pool.dataSource(),
                        act.has(Fix.RETRY) ? retry() : Policy.compose(),
                        failover(),
                        guarded("primary", surroundings::primary, breaker),
                        guarded("backup", surroundings::backup, null),
                        voiding()),
                () -> breaker == null ? BreakerState.NONE : BreakerState.valueOf(breaker.state()),
                pool::close);
    }

    private PoolAdapter pool() {
        var settings = PoolSettings.of(act.name())
                .validation(documented ? Validation.ALWAYS : Validation.BYPASS)
                .connectionTimeout(scale.real(documented ? Figures.DOCUMENTED_PATIENCE : Figures.PATIENCE));
        return contenders
                .pool()
                .open(
                        surroundings.database(),
                        act.has(Fix.BIGGER_POOL)
                                ? settings.size(Figures.NEW_POOL, Figures.NEW_OVERFLOW)
                                : settings.size(Figures.OLD_POOL, 0),
                        surroundings.time());
    }

    /** Before the primary alone: from the backup there is nowhere else to go, and a timeout is enough. */
    private BreakerAdapter breaker() {
        var settings = BreakerSettings.of("primary")
                .failureThreshold(Figures.BREAKER_FAILURES)
                .openFor(scale.real(documented ? Figures.DOCUMENTED_OPEN : Figures.BREAKER_OPEN))
                .ignoreOn(DeclinedException.class::isInstance);
        return contenders.breaker().open(settings, surroundings.time());
    }

    /** Breaker round timeout: a call that takes too long is a failure to the breaker. */
    private Guarded guarded(
            String name, Function<@Nullable Duration, PaymentProcessor> clients, @Nullable BreakerAdapter breaker) {
        var guard = new ArrayList<Policy>();
        if (breaker != null) {
            guard.add(breaker);
        }
        if (act.has(Fix.TIMEOUT)) {
            guard.add(timeout(name));
        }
        return new Guarded(name, clients.apply(clientTimeout()), Policy.compose(guard.toArray(Policy[]::new)));
    }

    private Policy timeout(String name) {
        var limiter = contenders.timeout();
        return limiter == null ? Policy.compose() : limiter.open(name, limit(), surroundings.time());
    }

    private @Nullable Duration clientTimeout() {
        return act.has(Fix.TIMEOUT) && contenders.timeout() == null ? limit() : null;
    }

    private Duration limit() {
        return scale.real(Figures.TIMEOUT);
    }

    private Policy retry() {
        var settings = RetrySettings.of("payment")
                .maxAttempts(documented ? Figures.DOCUMENTED_ATTEMPTS : Figures.ATTEMPTS)
                .delays(
                        scale.real(documented ? Figures.DOCUMENTED_BACKOFF_BASE : Figures.BACKOFF_BASE),
                        scale.real(documented ? Figures.DOCUMENTED_BACKOFF_CAP : Figures.BACKOFF_CAP))
                .retryOn(Tiers::mayEndWellElsewhere);
        return open(settings, "retry jitter");
    }

    /** With a timeout comes the need for voids that hold; without one they are a try, as they were before. */
    private Policy voiding() {
        if (!act.has(Fix.TIMEOUT)) {
            return Policy.compose();
        }
        var settings = RetrySettings.of("void")
                .maxAttempts(Figures.VOID_ATTEMPTS)
                .delays(scale.real(Figures.BACKOFF_BASE), scale.real(Figures.BACKOFF_CAP));
        return Policy.compose(open(settings, "void jitter"), timeout("void"));
    }

    private Policy open(RetrySettings settings, String purpose) {
        return contenders.retry().open(settings, surroundings.time(), Chances.shared(surroundings.seed(), purpose));
    }

    /** By our own in every tier, for neither the documents nor Resilience4j's core have one. */
    private Fallback failover() {
        return Fallback.builder("failover")
                .fallbackOn(failure -> act.has(Fix.FAILOVER) && mayEndWellElsewhere(failure))
                .build();
    }

    /** A decline is an answer, and what may have been captured is not touched again. */
    private static boolean mayEndWellElsewhere(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof DeclinedException)
                && !(failure instanceof OutcomeUnknownException)
                && !(failure instanceof InterruptedException);
    }
}
