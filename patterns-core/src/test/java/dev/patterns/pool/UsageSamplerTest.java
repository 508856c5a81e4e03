package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageSamplerTest {

    /** More nanoseconds than a long has: a thousand connections that are always in use need four months for it. */
    @Test
    void theTimeForWhichConnectionsWereHeldDoesNotOverflow() {
        var settings = new CurrentSettings(ConnectionPool.builder("payments").settings());
        var slots = new Slots(1_000, "payments", (slot, version, validated) -> {}, failure -> false);
        slots.forEach(slot -> slot.claim(Slot.EMPTY, Slot.LEASED));
        var usage = new UsageSampler(settings, slots, new BorrowStatistics(), 0);
        var month = Duration.ofDays(30);
        for (int months = 1; months <= 12; months++) {
            usage.sample(month.toNanos() * months);
        }

        assertThat(usage.held()).isEqualTo(month.multipliedBy(12 * 1_000));
        assertThat(usage.advice().meanInUse()).isEqualTo(1_000);
    }
}
