package dev.patterns.ratelimiter;

import dev.patterns.TwoThreads;
import dev.patterns.circuitbreaker.ManualClock;
import java.time.Duration;
import java.util.OptionalInt;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A schedule of permits is linearizable: see {@link dev.patterns.circuitbreaker.LinearizabilityTest}. */
@Tag("stress")
public class PermitScheduleLinearizabilityTest {

    private final ManualClock clock = new ManualClock();
    private final CallSettings settings = CallSettings.of(
            new RateLimiterSettings("model", 1, Duration.ofNanos(1_000), OptionalInt.of(2), Duration.ZERO));
    private final PermitSchedule schedule = new PermitSchedule(settings, clock);

    @Operation
    public boolean take() {
        return schedule.reserve(1, 0, settings) == null;
    }

    /** How long the call waits. */
    @Operation
    public long reserve() {
        var reservation = schedule.reserve(1, 10_000, settings);
        return reservation == null ? 0 : reservation.waitNanos();
    }

    @Operation
    public int free() {
        return schedule.free(settings);
    }

    @Test
    void theLastPermitIsTakenOnce() {
        TwoThreads.of(PermitScheduleLinearizabilityTest.class)
                .before("take")
                .after("free")
                .areLinearizable("take", "take");
    }

    @Test
    void twoCallsThatWaitReserveTwoPermits() {
        TwoThreads.of(PermitScheduleLinearizabilityTest.class)
                .before("take", "take")
                .after("reserve")
                .areLinearizable("reserve", "reserve");
    }
}
