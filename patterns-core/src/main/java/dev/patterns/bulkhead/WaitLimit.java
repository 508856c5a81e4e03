package dev.patterns.bulkhead;

import dev.patterns.Deadline;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import java.time.Duration;

/** How long a call may wait, and why it is rejected when that time is over. */
record WaitLimit(String bulkhead, long nanos, Rejection whenOver) {

    /** For a wait that begins now: {@code maxWait}, or what is left until the caller's {@link Deadline}. */
    static WaitLimit of(BulkheadSettings settings) {
        var left = Deadline.current().map(Deadline::remaining).filter(it -> it.compareTo(settings.maxWait()) < 0);
        return new WaitLimit(
                settings.name(),
                left.map(Duration::toNanos).orElse(settings.maxWait().toNanos()),
                left.isPresent() ? Rejection.DEADLINE : Rejection.TIMED_OUT);
    }

    /** Names what a parked thread waits for, in a thread dump and in a simulation's report. */
    @Override
    public String toString() {
        return "a permit of bulkhead " + bulkhead;
    }
}
