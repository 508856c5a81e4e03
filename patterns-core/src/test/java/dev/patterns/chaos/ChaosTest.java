package dev.patterns.chaos;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.chaos.ChaosFault.Kind;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChaosTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void withoutSettingsNothingIsInjected() {
        var chaos = chaos(it -> it);

        assertThat(outcomes(chaos, 100)).containsOnly("answer");
        assertThat(chaos.status()).isEqualTo(new ChaosStatus(true, 100, 0, 0, 0, 0, 0));
    }

    @Test
    void itHasItsName_andSaysWhetherItIsEnabled() {
        var chaos = chaos(it -> it.disabled());
        assertThat(chaos.name()).isEqualTo("database");
        assertThat(chaos.isEnabled()).isFalse();

        chaos.enable();
        assertThat(chaos.isEnabled()).isTrue();
    }

    @Test
    void aFailureIsThrownInPlaceOfTheCall() {
        var chaos = chaos(it -> it.failure(1));

        assertThatThrownBy(() -> chaos.call(made::incrementAndGet))
                .isInstanceOf(InjectedFailureException.class)
                .hasMessage("database: call 0 fails");
        assertThat(made).hasValue(0);
    }

    @Test
    void aFailureOfOnesOwnIsThrownAsItIs_checkedOrNot() {
        var reset = new IOException("reset");

        assertThatThrownBy(() -> chaos(it -> it.failure(1, () -> reset)).call(made::incrementAndGet))
                .isSameAs(reset);
    }

    @Test
    void aLostAnswer_theCallIsMade_andItsCallerSeesAFailure() {
        assertThatThrownBy(() -> chaos(it -> it.lostAnswer(1)).call(made::incrementAndGet))
                .hasMessage("database: call 0 succeeded, but its answer is lost");
        assertThat(made).hasValue(1);
    }

    @Test
    void aCallThatFailsByItselfHasNoAnswerToLose() {
        var reset = new IOException("reset");

        assertThatThrownBy(() -> chaos(it -> it.lostAnswer(1)).call(() -> {
                    throw reset;
                }))
                .isSameAs(reset);
    }

    @Test
    void latenciesAreSpreadUniformlyBetweenTheirBounds() {
        var latencies = new ArrayList<Long>();
        var chaos = chaos(it -> it.latency(1, ofMillis(10), ofMillis(30)));

        for (int i = 0; i < 1_000; i++) {
            var start = time.elapsed();
            chaos.call(made::incrementAndGet);
            latencies.add(time.elapsed().minus(start).toMillis());
        }

        assertThat(latencies).allSatisfy(it -> assertThat(it).isBetween(10L, 30L));
        assertThat(latencies.stream().mapToLong(it -> it).average().orElseThrow())
                .isCloseTo(20, within(1.0));
        assertThat(made).hasValue(1_000);
    }

    @Test
    void eachRateIsTheShareOfTheCalls() {
        var chaos = chaos(it -> it.failure(0.1).lostAnswer(0.05).latency(0.2, ofMillis(1), ofMillis(2)));

        outcomes(chaos, 10_000);

        assertThat(chaos.status().failures()).isCloseTo(1_000, within(100L));
        assertThat(chaos.status().lostAnswers()).isCloseTo(500, within(75L));
        assertThat(chaos.status().latencies()).isCloseTo(2_000, within(150L));
    }

    @Test
    void builtDisabled_itStartsWhenItIsEnabled() {
        var chaos = chaos(it -> it.failure(1).disabled());

        assertThat(outcomes(chaos, 3)).containsOnly("answer");
        chaos.enable();
        assertThat(outcomes(chaos, 3)).containsOnly("InjectedFailureException");
    }

    @Test
    void faultsAreInjectedInTheWindowsOnly() throws InterruptedException {
        var chaos = chaos(it -> it.failure(1).during(ofSeconds(2), ofSeconds(4)).during(ofSeconds(7), ofSeconds(8)));

        assertThat(outcomeOfEachSecond(chaos, 10)).isEqualTo("..xx...x..");
    }

    @Test
    void withAPeriodTheWindowsAreRepeated_andEnablingStartsAnew() throws InterruptedException {
        var chaos = chaos(it -> it.failure(1).during(ZERO, ofSeconds(2)).every(ofSeconds(5)));

        assertThat(outcomeOfEachSecond(chaos, 13)).isEqualTo("xx...xx...xx.");
        chaos.enable();
        assertThat(outcomeOfEachSecond(chaos, 6)).isEqualTo("xx...x");
    }

    @Test
    void theSameSeedGivesTheSameFaults_anotherSeedOrNameGivesOthers() {
        var first = faults("database", 7);

        assertThat(faults("database", 7)).isEqualTo(first);
        assertThat(faults("database", 8)).isNotEqualTo(first);
        assertThat(faults("processor", 7)).isNotEqualTo(first);
    }

    @Test
    void theFaultOfTheNthCallDoesNotDependOnTheThreadThatMakesIt() {
        var inOneThread = faults("database", 7);
        var chaos = mixed("database", 7);
        var inFour = recordFaults(chaos);
        for (int thread = 0; thread < 4; thread++) {
            time.spawn("caller-" + thread, () -> outcomes(chaos, 250));
        }
        time.run();

        assertThat(inFour).containsExactlyInAnyOrderElementsOf(inOneThread);
    }

    @Test
    void listenersReceiveEachFault_untilTheyAreRemoved() {
        var chaos = chaos(it -> it.failure(1));
        var seen = new ArrayList<ChaosFault>();
        var added = chaos.onFault(seen::add);

        outcomes(chaos, 1);
        added.cancel();
        outcomes(chaos, 1);

        assertThat(seen).containsExactly(new ChaosFault(0, Kind.FAILURE, ZERO));
    }

    @Test
    void settingsOutOfBoundsAreRejected() throws InterruptedException {
        assertRejected(it -> it.hang(1, Duration.ZERO), "the limit of hang must be more than zero, but was PT0S");
        assertRejected(it -> it.failure(1.5), "the rate of failure must be between 0 and 1, but was 1.5");
        assertRejected(
                it -> it.failure(0.6).hang(0.5),
                "the sum of the rates of failure, lostAnswer and hang must be between 0 and 1, but was 1.1");
        assertRejected(
                it -> it.latency(1, ofSeconds(2), ofSeconds(1)),
                "the least latency must not be more than the most, but was PT2S and PT1S");
        assertRejected(
                it -> it.during(ofSeconds(2), ofSeconds(2)),
                "a window must end after it begins, but was Window[from=PT2S, to=PT2S]");
        assertRejected(it -> it.every(ofSeconds(2)), "every must come with during, but there is no window");
        assertRejected(
                it -> it.during(ZERO, ofSeconds(3)).every(ofSeconds(2)),
                "a window must end within every, but was Window[from=PT0S, to=PT3S] in PT2S");
    }

    private static void assertRejected(UnaryOperator<ChaosBuilder> settings, String message) {
        assertThatThrownBy(() -> settings.apply(Chaos.builder("database")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private List<ChaosFault> faults(String name, long seed) {
        var chaos = mixed(name, seed);
        var faults = recordFaults(chaos);
        outcomes(chaos, 1_000);
        assertThat(faults).isNotEmpty();
        return faults;
    }

    private Chaos mixed(String name, long seed) {
        return Chaos.builder(name)
                .seed(seed)
                .failure(0.1)
                .lostAnswer(0.1)
                .hang(0.05, ofSeconds(1))
                .latency(0.3, ofMillis(1), ofMillis(100))
                .time(time)
                .build();
    }

    private static List<ChaosFault> recordFaults(Chaos chaos) {
        var faults = new ArrayList<ChaosFault>();
        chaos.onFault(faults::add);
        return faults;
    }

    private Chaos chaos(UnaryOperator<ChaosBuilder> settings) {
        return settings.apply(Chaos.builder("database").time(time)).build();
    }

    /** "." for a call that was answered, "x" for one that failed. */
    private String outcomeOfEachSecond(Chaos chaos, int seconds) throws InterruptedException {
        var outcomes = new StringBuilder();
        for (int second = 0; second < seconds; second++) {
            outcomes.append(outcome(chaos).equals("answer") ? '.' : 'x');
            time.sleep(ofSeconds(1));
        }
        return outcomes.toString();
    }

    private static List<String> outcomes(Chaos chaos, int calls) {
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < calls; i++) {
            outcomes.add(outcome(chaos));
        }
        return outcomes;
    }

    private static String outcome(Chaos chaos) {
        try {
            return chaos.call(() -> "answer");
        } catch (InjectedFailureException failure) {
            return failure.getClass().getSimpleName();
        }
    }
}
