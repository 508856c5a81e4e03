package dev.patterns.examples.incident.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.plan.Workload.Arrival;
import dev.patterns.examples.incident.processor.ProcessorScript;
import dev.patterns.examples.incident.processor.ScriptedCall;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story comes out the same for the same seed, and its shares are exact for any. */
class StoryTest {

    private static final Duration CALM = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8, -1, Long.MAX_VALUE})
    void everyThousandPaymentsHoldNineDeclines(long seed) {
        var arrivals = new Workload(seed, 3000, 30).arrivals();
        for (int from = 0; from < 3000; from += 1000) {
            assertThat(arrivals.subList(from, from + 1000).stream()
                            .map(Arrival::payment)
                            .filter(Payment::declined))
                    .hasSize(9);
        }
    }

    @Test
    void arrivalsAreInOrderAndFillTheTime() {
        var workload = new Workload(7, 3000, 30);
        var arrivals = workload.arrivals();
        assertThat(arrivals).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(arrivals).allSatisfy(arrival -> assertThat(arrival.at()).isLessThan(workload.duration()));
        assertThat(workload.duration()).isEqualTo(Duration.ofSeconds(100));
        assertThat(arrivals.stream().map(arrival -> arrival.payment().id()).distinct())
                .hasSize(3000);
    }

    /** The gaps of a Poisson process are exponential: their standard deviation is their mean. */
    @Test
    void arrivalsAreBunchedAsAPoissonProcessIs() {
        var arrivals = new Workload(7, 20_000, 30).arrivals();
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < arrivals.size(); i++) {
            gaps.add(arrivals.get(i).at().minus(arrivals.get(i - 1).at()).toNanos() / 1e9);
        }
        var mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
        var variance = gaps.stream()
                .mapToDouble(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1 / 30.0, within(0.001));
        assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.05));
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(calls(7, true)).isEqualTo(calls(7, true)).isNotEqualTo(calls(8, true));
        assertThat(new Workload(7, 100, 30).arrivals())
                .isEqualTo(new Workload(7, 100, 30).arrivals())
                .isNotEqualTo(new Workload(8, 100, 30).arrivals());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8})
    void aHealthyProcessorIsUnavailableSixTimesInAThousandAndNothingElse(long seed) {
        var fates = calls(seed, false).stream().map(ScriptedCall::fault).toList();
        assertThat(fates).filteredOn(Fault.UNAVAILABLE::equals).hasSize(6);
        assertThat(fates).filteredOn(Fault.NONE::equals).hasSize(994);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8})
    void inTheIncidentAFewCallsHangAndFewerBreakOff(long seed) {
        var calls = calls(seed, true);
        assertThat(calls.stream().filter(call -> call.latency().equals(IncidentDefaults.HANG_DURATION)))
                .hasSizeBetween(30, 36);
        assertThat(calls.stream()
                        .filter(call -> call.fault() == Fault.RESPONSE_LOST || call.fault() == Fault.REQUEST_LOST))
                .hasSizeBetween(2, 5);
    }

    @Test
    void inAStallThreeInFourHang() {
        var workload = new Workload(7, 3000, 30);
        var script = ProcessorScript.primary(workload, true);
        assertThat(script.stalls()).hasSize(3);
        var during = script.stalls().get(0).plusSeconds(1);
        var hung = 0;
        for (int call = 0; call < 1000; call++) {
            hung += script.nextCharge(during).latency().equals(IncidentDefaults.HANG_DURATION) ? 1 : 0;
        }
        assertThat(hung).isBetween(740, 780);
        assertThat(ProcessorScript.primary(workload, false).stalls()).isEmpty();
    }

    @Test
    void latenciesHaveTheMedianTheyAreGiven() {
        var sorted =
                calls(7, false).stream().map(ScriptedCall::latency).sorted().toList();
        assertThat(sorted.get(500).toNanos() / 1e6).isCloseTo(60, within(4.0));
        assertThat(sorted.get(990)).isBetween(Duration.ofMillis(110), Duration.ofMillis(220));
    }

    @Test
    void aDeckHoldsExactlyItsMarkedCardsAndIsShuffledAgain() {
        var deck = new ShuffledOutcomes(new Fraction(3, 20), new SplittableRandom(1));
        var rounds = new ArrayList<List<Boolean>>();
        for (int round = 0; round < 50; round++) {
            var cards = new ArrayList<Boolean>();
            for (int card = 0; card < 20; card++) {
                cards.add(deck.next());
            }
            assertThat(cards).filteredOn(marked -> marked).hasSize(3);
            rounds.add(cards);
        }
        assertThat(rounds.stream().distinct().count()).isGreaterThan(40);
    }

    @Test
    void aScaleScalesBothWays() {
        var scale = new TimeScale(0.1);
        assertThat(scale.toClock(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
        assertThat(scale.toStorySeconds(3_000_000_000L)).isCloseTo(30, within(1e-9));
        assertThatThrownBy(() -> new TimeScale(0)).hasMessage("factor must be above 0, but was 0.0");
    }

    private static List<ScriptedCall> calls(long seed, boolean failing) {
        var script = ProcessorScript.primary(new Workload(seed, 3000, 30), failing);
        var calls = new ArrayList<ScriptedCall>();
        for (int call = 0; call < 1000; call++) {
            calls.add(script.nextCharge(CALM));
        }
        return calls;
    }
}
