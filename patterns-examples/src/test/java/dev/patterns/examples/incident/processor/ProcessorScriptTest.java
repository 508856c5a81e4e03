package dev.patterns.examples.incident.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script is the same for the same seed, and its fractions are exact for any seed. */
class ProcessorScriptTest {

    private static final Duration NO_STALL = Duration.ofSeconds(10);

    @Test
    void theSameSeedGivesTheSameCalls() {
        assertThat(calls(7, true)).isEqualTo(calls(7, true)).isNotEqualTo(calls(8, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8})
    void aHealthyProcessorIsUnavailableSixTimesInAThousandAndHasNoOtherFault(long seed) {
        var faults = calls(seed, false).stream().map(ScriptedCall::fault).toList();
        assertThat(faults).filteredOn(Fault.UNAVAILABLE::equals).hasSize(6);
        assertThat(faults).filteredOn(Fault.NONE::equals).hasSize(994);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8})
    void inTheIncidentAFewCallsHangAndFewerLoseTheirConnection(long seed) {
        var calls = calls(seed, true);
        assertThat(calls.stream().filter(call -> call.latency().equals(IncidentDefaults.HANG_DURATION)))
                .hasSizeBetween(30, 36);
        assertThat(calls.stream()
                        .filter(call -> call.fault() == Fault.RESPONSE_LOST || call.fault() == Fault.REQUEST_LOST))
                .hasSizeBetween(2, 5);
    }

    @Test
    void duringAStallThreeOfFourCallsHang() {
        var workload = new Workload(7, 3000, 30);
        var script = ProcessorScript.primary(workload, true);
        assertThat(script.stalls()).hasSize(3);
        var duringStall = script.stalls().get(0).plusSeconds(1);
        var hung = 0;
        for (int call = 0; call < 1000; call++) {
            hung += script.nextCharge(duringStall).latency().equals(IncidentDefaults.HANG_DURATION) ? 1 : 0;
        }
        assertThat(hung).isBetween(740, 780);
        assertThat(ProcessorScript.primary(workload, false).stalls()).isEmpty();
    }

    @Test
    void latenciesHaveTheConfiguredMedian() {
        var sorted =
                calls(7, false).stream().map(ScriptedCall::latency).sorted().toList();
        assertThat(sorted.get(500).toNanos() / 1e6).isCloseTo(60, within(4.0));
        assertThat(sorted.get(990)).isBetween(Duration.ofMillis(110), Duration.ofMillis(220));
    }

    private static List<ScriptedCall> calls(long seed, boolean failing) {
        var script = ProcessorScript.primary(new Workload(seed, 3000, 30), failing);
        var calls = new ArrayList<ScriptedCall>();
        for (int call = 0; call < 1000; call++) {
            calls.add(script.nextCharge(NO_STALL));
        }
        return calls;
    }
}
