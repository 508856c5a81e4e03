package dev.patterns.examples.incident.tiers;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.plan.TimeScale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a tier builds on: a clock, a database without a pool, and processors without guards. */
public interface ServiceEnvironment {

    Time time();

    TimeScale scale();

    /** Opens a new connection each time. */
    DataSource database();

    /** @param timeout the client's own timeout, in clock time; null for a client without one */
    PaymentProcessor primary(@Nullable Duration timeout);

    PaymentProcessor backup(@Nullable Duration timeout);

    /** Where the service and its patterns register their meters. They are removed when the act ends. */
    MeterRegistry meters();

    /** The seed of the act. A tier derives its own randomness, such as jitter, from it. */
    long seed();
}
