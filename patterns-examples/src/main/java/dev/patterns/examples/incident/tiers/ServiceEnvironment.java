package dev.patterns.examples.incident.tiers;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.plan.TimeScale;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a tier finds before it: a database without a pool, processors without protection, a clock. */
public interface ServiceEnvironment {

    Time time();

    TimeScale scale();

    /** Every connection is a new one. */
    DataSource database();

    /** @param timeout the client's own, already scaled; null for a client that waits for as long as it takes */
    PaymentProcessor primary(@Nullable Duration timeout);

    PaymentProcessor backup(@Nullable Duration timeout);

    /** The seed of the act: a tier's own randomness, such as jitter, comes from it. */
    long seed();
}
