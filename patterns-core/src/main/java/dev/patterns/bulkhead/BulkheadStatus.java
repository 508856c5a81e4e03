package dev.patterns.bulkhead;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of a bulkhead. They are read one after the other while it is in use: each is correct, but two may be of
 * different moments.
 *
 * @param limit how many calls may be made at the same time now
 * @param active how many calls hold a permit; more than the limit for a while after it was lowered
 * @param waiting how many calls wait for a permit
 * @param admitted how many calls have got a permit so far
 * @param waited how many of them waited for it
 * @param rejected how many calls were rejected so far, by reason; all reasons are there
 */
public record BulkheadStatus(
        int limit, int active, int waiting, long admitted, long waited, Map<Rejection, Long> rejected) {

    /** Keeps a copy of the map. */
    public BulkheadStatus {
        rejected = Collections.unmodifiableMap(new EnumMap<>(rejected));
    }

    /** How many calls were rejected for this reason. */
    public long rejected(Rejection reason) {
        return rejected.getOrDefault(reason, 0L);
    }

    /** Why a call was rejected. */
    public enum Rejection {
        /** All permits are in use, and as many calls wait as may. */
        FULL,
        /** The call waited for {@link BulkheadBuilder#maxWait} without getting a permit. */
        TIMED_OUT,
        /** The call's {@link dev.patterns.Deadline} came before a permit. */
        DEADLINE,
        /** The waiting thread was interrupted. */
        INTERRUPTED
    }
}
