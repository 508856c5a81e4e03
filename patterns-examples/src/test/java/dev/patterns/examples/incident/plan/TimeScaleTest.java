package dev.patterns.examples.incident.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

    @Test
    void convertsInBothDirections() {
        var scale = new TimeScale(0.1);
        assertThat(scale.toClock(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
        assertThat(scale.toStorySeconds(3_000_000_000L)).isCloseTo(30, within(1e-9));
        assertThatThrownBy(() -> new TimeScale(0)).hasMessage("factor must be above 0, but was 0.0");
    }
}
