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
import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.result.SampledBreakerState;
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
public final class ServiceSetupFactory {

    private final Act act;
    private final ServiceEnvironment environment;
    private final TimeScale scale;
    private final TierContenders contenders;
    private final boolean documented;

    private ServiceSetupFactory(Act act, ServiceEnvironment environment) {
        this.act = act;
        this.environment = environment;
        this.scale = environment.scale();
        this.contenders = TierContenders.of(act.tier(), environment.time());
        this.documented = act.tier() == Tier.DOCUMENTED;
    }

    public static ServiceSetup create(Act act, ServiceEnvironment environment) {
        return new ServiceSetupFactory(act, environment).create();
    }

    private ServiceSetup create() {
        var pool = pool();
        var breaker = act.has(Fix.BREAKER) ? breaker() : null;
        return new ServiceSetup(
                new PaymentDependencies(
                        pool.dataSource(),
                        act.has(Fix.RETRY) ? retry() : Policy.compose(),
                        failover(),
                        guardedProcessor("primary", environment::primary, breaker),
                        guardedProcessor("backup", environment::backup, null),
                        voidPolicy()),
                () -> breaker == null ? SampledBreakerState.NONE : SampledBreakerState.valueOf(breaker.state()),
                pool::close);
    }

    private PoolAdapter pool() {
        var settings = PoolSettings.of(act.name())
                .validation(documented ? Validation.ALWAYS : Validation.BYPASS)
                .connectionTimeout(scale.toClock(
                        documented
                                ? IncidentDefaults.DOCUMENTED_CONNECTION_TIMEOUT
                                : IncidentDefaults.CONNECTION_TIMEOUT));
        return contenders
                .pool()
                .open(
                        environment.database(),
                        act.has(Fix.BIGGER_POOL)
                                ? settings.size(IncidentDefaults.NEW_POOL_SIZE, IncidentDefaults.NEW_OVERFLOW)
                                : settings.size(IncidentDefaults.OLD_POOL_SIZE, 0),
                        environment.time());
    }

    /** Before the primary alone: from the backup there is nowhere else to go, and a timeout is enough. */
    private BreakerAdapter breaker() {
        var settings = BreakerSettings.of("primary")
                .failureThreshold(IncidentDefaults.BREAKER_FAILURES)
                .openFor(scale.toClock(
                        documented ? IncidentDefaults.DOCUMENTED_OPEN_FOR : IncidentDefaults.BREAKER_OPEN_FOR))
                .ignoreOn(DeclinedException.class::isInstance);
        return contenders.breaker().open(settings, environment.time());
    }

    /** Breaker round timeout: a call that takes too long is a failure to the breaker. */
    private GuardedProcessor guardedProcessor(
            String name, Function<@Nullable Duration, PaymentProcessor> clients, @Nullable BreakerAdapter breaker) {
        var guard = new ArrayList<Policy>();
        if (breaker != null) {
            guard.add(breaker);
        }
        if (act.has(Fix.TIMEOUT)) {
            guard.add(timeout(name));
        }
        return new GuardedProcessor(name, clients.apply(clientTimeout()), Policy.compose(guard.toArray(Policy[]::new)));
    }

    private Policy timeout(String name) {
        var timeout = contenders.timeout();
        return timeout == null ? Policy.compose() : timeout.open(name, callTimeout(), environment.time());
    }

    private @Nullable Duration clientTimeout() {
        return act.has(Fix.TIMEOUT) && contenders.timeout() == null ? callTimeout() : null;
    }

    private Duration callTimeout() {
        return scale.toClock(IncidentDefaults.CALL_TIMEOUT);
    }

    private Policy retry() {
        var settings = RetrySettings.of("payment")
                .maxAttempts(documented ? IncidentDefaults.DOCUMENTED_RETRY_ATTEMPTS : IncidentDefaults.RETRY_ATTEMPTS)
                .delays(
                        scale.toClock(
                                documented ? IncidentDefaults.DOCUMENTED_BACKOFF_BASE : IncidentDefaults.BACKOFF_BASE),
                        scale.toClock(
                                documented ? IncidentDefaults.DOCUMENTED_BACKOFF_CAP : IncidentDefaults.BACKOFF_CAP))
                .retryOn(ServiceSetupFactory::mayBeRetried);
        return openRetry(settings, "retry jitter");
    }

    /** With a timeout comes the need for voids that hold; without one they are a try, as they were before. */
    private Policy voidPolicy() {
        if (!act.has(Fix.TIMEOUT)) {
            return Policy.compose();
        }
        var settings = RetrySettings.of("void")
                .maxAttempts(IncidentDefaults.VOID_ATTEMPTS)
                .delays(scale.toClock(IncidentDefaults.BACKOFF_BASE), scale.toClock(IncidentDefaults.BACKOFF_CAP));
        return Policy.compose(openRetry(settings, "void jitter"), timeout("void"));
    }

    private Policy openRetry(RetrySettings settings, String purpose) {
        return contenders.retry().open(settings, environment.time(), Seeds.sharedRandom(environment.seed(), purpose));
    }

    /** By our own in every tier, for neither the documents nor Resilience4j's core have one. */
    private Fallback failover() {
        return Fallback.builder("failover")
                .on(failure -> act.has(Fix.FAILOVER) && mayBeRetried(failure))
                .build();
    }

    /** A decline is an answer, and what may have been captured is not touched again. */
    private static boolean mayBeRetried(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof DeclinedException)
                && !(failure instanceof OutcomeUnknownException)
                && !(failure instanceof InterruptedException);
    }
}
