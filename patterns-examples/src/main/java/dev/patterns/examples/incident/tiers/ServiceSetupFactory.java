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
import dev.patterns.metrics.FallbackMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the payment service's dependencies for an act: each fix that is in place, implemented by the act's tier.
 *
 * <p>The hand-written and the library tier get the same settings. The documented tier keeps the settings of the
 * documents. Its breaker and retry have no predicates, so the ones that are set here have no effect on it.
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

    /** Builds the dependencies. The caller closes them. */
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
        var pool = contenders
                .pool()
                .open(
                        environment.database(),
                        act.has(Fix.BIGGER_POOL)
                                ? settings.size(IncidentDefaults.NEW_POOL_SIZE, IncidentDefaults.NEW_OVERFLOW)
                                : settings.size(IncidentDefaults.OLD_POOL_SIZE, 0),
                        environment.time());
        pool.bindTo(environment.meters());
        return pool;
    }

    /** Guards the primary only: behind the backup there is no other processor, so its timeout is enough. */
    private BreakerAdapter breaker() {
        var settings = BreakerSettings.of("primary")
                .failureThreshold(IncidentDefaults.BREAKER_FAILURES)
                .openFor(scale.toClock(
                        documented ? IncidentDefaults.DOCUMENTED_OPEN_FOR : IncidentDefaults.BREAKER_OPEN_FOR))
                .ignoreOn(DeclinedException.class::isInstance);
        var breaker = contenders.breaker().open(settings, environment.time());
        breaker.bindTo(environment.meters());
        return breaker;
    }

    /** The breaker is outside the timeout: a call that takes too long counts as a failure. */
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
        if (timeout == null) {
            return Policy.compose();
        }
        var opened = timeout.open(name, callTimeout(), environment.time());
        opened.bindTo(environment.meters());
        return opened;
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

    /** Timeouts make voids frequent, so the timeout fix comes with retried voids. Without it a void is tried once. */
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
        var retry =
                contenders.retry().open(settings, environment.time(), Seeds.sharedRandom(environment.seed(), purpose));
        retry.bindTo(environment.meters());
        return retry;
    }

    /** patterns-core's in every tier: neither the documents nor Resilience4j's core modules have a fallback. */
    private Fallback failover() {
        var failover = Fallback.builder("failover")
                .fallbackOn(failure -> act.has(Fix.FAILOVER) && mayBeRetried(failure))
                .build();
        new FallbackMetrics(failover).bindTo(environment.meters());
        return failover;
    }

    /** A decline is final, and a payment that may have been captured must not be charged again. */
    private static boolean mayBeRetried(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof DeclinedException)
                && !(failure instanceof OutcomeUnknownException)
                && !(failure instanceof InterruptedException);
    }
}
