package dev.patterns.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    @Tag("soak")
    void nothingGrowsAndNothingIsLostInTenMinutes() throws SQLException, InterruptedException {
        soak(Duration.ofMinutes(10));
    }

    @Test
    @Tag("thorough")
    void nothingIsLostInHalfAMinute() throws SQLException, InterruptedException {
        soak(Duration.ofSeconds(30));
    }

    @Test
    void aSoakOfAMomentIsRefused() {
        assertThatThrownBy(() -> Soak.run(Duration.ofSeconds(5), 7, null, progress -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a soak takes at least 6 seconds, but was 5000 ms");
    }

    private static void soak(Duration length) throws SQLException, InterruptedException {
        var report = Soak.run(length, 7, null, progress -> {});

        assertThat(report.violations()).isEmpty();
        assertThat(report.growths()).noneMatch(Growth::isTooMuch);
        assertThat(report.orders()).isPositive();
    }
}
