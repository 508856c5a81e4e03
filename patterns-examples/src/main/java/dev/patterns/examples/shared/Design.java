package dev.patterns.examples.shared;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.shared.SharedBucket;
import dev.patterns.examples.contenders.shared.SharedLimit;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import dev.patterns.examples.contenders.shared.SharedRateLimiter;
import dev.patterns.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How several instances keep to one quota. */
enum Design {
    ALONE("the whole quota in each instance"),
    DIVIDED("the quota divided by the instances"),
    EACH_CALL("shared, a request at each call"),
    LEASES("shared, permits leased"),
    ONE("one limiter that sees all calls");

    static final int INSTANCES = 5;
    static final Quota QUOTA = new Quota(200, Duration.ofSeconds(1), 100);
    private static final SharedLimit LIMIT = SharedLimit.of("geocoder", QUOTA, INSTANCES);

    final String label;

    Design(String label) {
        this.label = label;
    }

    /** The limiters of all instances. */
    List<Policy> limiters(SharedBucket bucket, Time time) {
        return switch (this) {
            case ALONE -> each(() -> local(QUOTA.period(), QUOTA.burst(), time));
            case DIVIDED -> each(() -> local(QUOTA.period().multipliedBy(INSTANCES), QUOTA.burst() / INSTANCES, time));
            case EACH_CALL -> {
                var limit = LIMIT.leases(1, LIMIT.leaseTime());
                yield each(() -> new SharedRateLimiter(limit, bucket, time));
            }
            case LEASES -> each(() -> new SharedRateLimiter(LIMIT, bucket, time));
            case ONE -> {
                var one = local(QUOTA.period(), QUOTA.burst(), time);
                yield each(() -> one);
            }
        };
    }

    /** How often the instances have asked the store. */
    static long requests(List<Policy> limiters) {
        ToLongFunction<Policy> requests = it -> it instanceof SharedRateLimiter shared ? shared.requests() : 0;
        return limiters.stream().mapToLong(requests).sum();
    }

    private static Policy local(Duration period, int burst, Time time) {
        return RateLimiter.builder("geocoder")
                .permits(QUOTA.permits(), period)
                .burst(burst)
                .time(time)
                .build();
    }

    private static List<Policy> each(Supplier<Policy> limiter) {
        return IntStream.range(0, INSTANCES).mapToObj(instance -> limiter.get()).toList();
    }
}
