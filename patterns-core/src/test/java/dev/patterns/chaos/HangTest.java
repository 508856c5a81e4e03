package dev.patterns.chaos;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Deadline;
import dev.patterns.ForwardingTime;
import dev.patterns.Policy;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ends a hang. */
class HangTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void aHang_untilReleased_thenTheCallIsMade() {
        var chaos = chaos(it -> it.hang(1));
        time.spawn("operator", ofSeconds(90), () -> {
            assertThat(chaos.status().hanging()).isEqualTo(1);
            chaos.release();
        });

        assertThat(chaos.call(made::incrementAndGet)).isEqualTo(1);

        assertThat(time.elapsed()).isEqualTo(ofSeconds(90));
        assertThat(chaos.status().hanging()).isZero();
    }

    @Test
    void aHang_untilItsLimit_howeverOftenItsThreadWakes() {
        var blockers = new HashSet<String>();
        var early = Chaos.builder("database")
                .hang(1, ofSeconds(5))
                .time(new ForwardingTime(time) {
                    @Override
                    public void parkNanos(Object blocker, long nanos) {
                        blockers.add(blocker.toString());
                        super.parkNanos(blocker, Math.min(nanos, ofSeconds(2).toNanos()));
                    }
                })
                .build();

        assertThatThrownBy(() -> early.call(made::incrementAndGet)).hasMessage("database: call 0 hung until its limit");
        assertThat(time.elapsed()).isEqualTo(ofSeconds(5));
        assertThat(blockers).containsExactly("an injected hang");
    }

    @Test
    void aHang_untilItsLimit_thenTheCallFails() {
        var chaos = chaos(it -> it.hang(1, ofSeconds(5)));

        assertThatThrownBy(() -> chaos.call(made::incrementAndGet)).hasMessage("database: call 0 hung until its limit");
        assertThat(time.elapsed()).isEqualTo(ofSeconds(5));
        assertThat(made).hasValue(0);
    }

    @Test
    void aHang_untilTheDeadline() {
        var guard = Policy.compose(Deadline.within(ofSeconds(2), time), chaos(it -> it.hang(1)));

        assertThatThrownBy(() -> guard.call(made::incrementAndGet))
                .hasMessage("database: call 0 waited until its deadline");
        assertThat(time.elapsed()).isEqualTo(ofSeconds(2));
    }

    @Test
    void aHang_untilInterrupted_theFlagStaysSet() {
        var chaos = chaos(it -> it.hang(1));
        var caller = Thread.currentThread();
        time.spawn("interrupter", ofSeconds(3), () -> time.interrupt(caller));

        assertThatThrownBy(() -> chaos.call(made::incrementAndGet))
                .hasMessage("database: call 0 was interrupted while it waited");
        assertThat(time.elapsed()).isEqualTo(ofSeconds(3));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aTimeoutOutsideEndsTheHang() {
        var chaos = chaos(it -> it.hang(1));
        var timeout = Timeout.builder("database").limit(ofSeconds(1)).time(time).build();

        assertThatThrownBy(() -> Policy.compose(timeout, chaos).call(made::incrementAndGet))
                .isInstanceOf(TimeoutExceededException.class);
        time.run();
        assertThat(chaos.status().hanging()).isZero();
        assertThat(made).hasValue(0);
    }

    @Test
    void disabled_itInjectsNothing_andReleasesWhatHangs() {
        var chaos = chaos(it -> it.hang(1));
        time.spawn("operator", ofSeconds(1), chaos::disable);

        assertThat(chaos.call(made::incrementAndGet)).isEqualTo(1);
        assertThat(chaos.call(made::incrementAndGet)).isEqualTo(2);

        assertThat(time.elapsed()).isEqualTo(ofSeconds(1));
        assertThat(chaos.status()).isEqualTo(new ChaosStatus(false, 1, 0, 0, 0, 1, 0));
        assertThat(chaos).hasToString("Chaos[database, disabled]");
    }

    private Chaos chaos(UnaryOperator<ChaosBuilder> settings) {
        return settings.apply(Chaos.builder("database").time(time)).build();
    }
}
