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
        var report = soak(Duration.ofMinutes(10));

        assertThat(report.growths()).hasSize(4).noneMatch(Growth::isTooMuch);
    }

    @Test
    @Tag("thorough")
    void nothingIsLostInHalfAMinute() throws SQLException, InterruptedException {
        var report = soak(Duration.ofSeconds(30));

        assertThat(report.growths()).as("half a minute is too short to tell").isEmpty();
    }

    @Test
    void aSoakOfAMomentIsRefused() {
        assertThatThrownBy(() -> Soak.run(Duration.ofSeconds(5), 7, null, progress -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a soak takes at least 6 seconds, but was 5000 ms");
    }

    private static SoakReport soak(Duration length) throws SQLException, InterruptedException {
        var report = Soak.run(length, 7, null, progress -> {});

        assertThat(report.violations()).isEmpty();
        assertThat(report.orders()).isPositive();
        return report;
    }
}
