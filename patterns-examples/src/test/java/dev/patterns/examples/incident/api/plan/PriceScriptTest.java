package dev.patterns.examples.incident.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.api.plan.PriceScript.Response;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriceScriptTest {

    private final PriceScript script = new PriceScript(new ApiWorkload(7, 40, ApiDefaults.PEAK));

    @Test
    void beforeThePeakNoCallIsRefused_andFromThenOnOneInSeven() {
        assertThat(refused(Duration.ofMillis(2_999))).isZero();
        assertThat(refused(Duration.ofSeconds(3))).isEqualTo(100);
        assertThat(refused(Duration.ofSeconds(14))).isEqualTo(100);
    }

    @Test
    void onlyCallsThatArriveInTheStallAreSlow() {
        assertThat(fastest(Duration.ofMillis(5_999))).isLessThan(Duration.ofSeconds(1));
        assertThat(fastest(Duration.ofSeconds(6))).isGreaterThan(Duration.ofSeconds(1));
        assertThat(fastest(Duration.ofSeconds(7))).isLessThan(Duration.ofSeconds(1));
    }

    private long refused(Duration at) {
        return IntStream.range(0, 700)
                .mapToObj(i -> script.respond(at))
                .filter(Response::refused)
                .count();
    }

    private Duration fastest(Duration at) {
        return IntStream.range(0, 20)
                .mapToObj(i -> script.respond(at).latency())
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
