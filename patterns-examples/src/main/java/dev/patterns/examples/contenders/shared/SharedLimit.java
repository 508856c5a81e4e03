package dev.patterns.examples.contenders.shared;

import java.time.Duration;

/**
 * The settings of a limit that holds across instances. They must be the same in all of them.
 *
 * @param name name of the called dependency, and of the bucket
 * @param quota what all instances together may do
 * @param instances how many there are. While the store fails, each keeps to its share of the quota
 * @param maxWait how long a call may wait for its permit; zero if it is rejected instead
 * @param largestLease how many permits an instance takes in one round trip; 1 for a round trip at each call
 * @param leaseTime how long a permit that was taken may be used. What is left then is lost
 * @param retryStoreAfter how long a store that has failed is left alone
 */
public record SharedLimit(
        String name,
        Quota quota,
        int instances,
        Duration maxWait,
        int largestLease,
        Duration leaseTime,
        Duration retryStoreAfter) {

    /**
     * So many permits in a period, and so many saved while none is used.
     *
     * @param burst at most 1,000,000,000
     */
    public record Quota(int permits, Duration period, int burst) {}

    public SharedLimit {
        if (instances < 1 || largestLease < 1 || quota.burst() < instances * largestLease) {
            throw new IllegalArgumentException("the leases of " + name + " must fit in the burst of " + quota.burst()
                    + ", but were " + largestLease + " for each of " + instances + " instances");
        }
    }

    /**
     * No waits; leases of at most half the burst, all instances together, that are valid for 100 ms; a store that has
     * failed is asked again after a second.
     */
    public static SharedLimit of(String name, Quota quota, int instances) {
        return new SharedLimit(
                name,
                quota,
                instances,
                Duration.ZERO,
                Math.max(1, quota.burst() / (2 * instances)),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    public SharedLimit maxWait(Duration wait) {
        return new SharedLimit(name, quota, instances, wait, largestLease, leaseTime, retryStoreAfter);
    }

    public SharedLimit leases(int largest, Duration validFor) {
        return new SharedLimit(name, quota, instances, maxWait, largest, validFor, retryStoreAfter);
    }
}
