package dev.patterns.examples.incident.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.processor.Ledger.BeginResult;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A ledger under every order of the events of a charge and its void. */
class LedgerTest {

    private final Ledger ledger = new Ledger();

    @Test
    void aChargeIsInFlightUntilItIsCaptured() {
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.ACCEPTED);
        assertThat(ledger.captures()).isEmpty();
        assertThat(ledger.inFlight()).isEqualTo(1);

        assertThat(ledger.capture("a")).isTrue();
        assertThat(ledger.captures()).isEqualTo(Map.of(1, 1));
        assertThat(ledger.inFlight()).isZero();
    }

    @Test
    void aKeyThatIsSentAgainIsCapturedOnce() {
        ledger.beginCharge("a", 1);
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.STILL_IN_FLIGHT);
        ledger.capture("a");
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.ALREADY_CAPTURED);
        assertThat(ledger.capture("a")).isFalse();
        assertThat(ledger.captures()).isEqualTo(Map.of(1, 1));
    }

    @Test
    void twoKeysOfOnePaymentAreADoubleCharge() {
        for (var key : new String[] {"a", "b"}) {
            ledger.beginCharge(key, 1);
            ledger.capture(key);
        }
        assertThat(ledger.captures()).isEqualTo(Map.of(1, 2));
    }

    @Test
    void aVoidUndoesACapture() {
        ledger.beginCharge("a", 1);
        ledger.capture("a");
        ledger.voidCharge("a");
        assertThat(ledger.captures()).isEmpty();
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.VOIDED);
    }

    @Test
    void aVoidPreventsTheCaptureOfAChargeInFlight() {
        ledger.beginCharge("a", 1);
        ledger.voidCharge("a");
        assertThat(ledger.inFlight()).isZero();
        assertThat(ledger.capture("a")).isFalse();
        assertThat(ledger.captures()).isEmpty();
    }

    @Test
    void aChargeThatArrivesAfterItsVoidIsRejected() {
        ledger.voidCharge("a");
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.VOIDED);
        assertThat(ledger.capture("a")).isFalse();
        assertThat(ledger.captures()).isEmpty();
    }

    @Test
    void aChargeThatWasNotCapturedMayBeTriedAgain() {
        ledger.beginCharge("a", 1);
        ledger.endUncaptured("a");
        assertThat(ledger.captures()).isEmpty();
        assertThat(ledger.beginCharge("a", 1)).isEqualTo(BeginResult.ACCEPTED);
        assertThat(ledger.capture("a")).isTrue();
    }

    @Test
    void inAnyOrderOfEvents_aVoidedKeyHasNoCaptureAndNoKeyHasTwo() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var ledger = new Ledger();
            var voided = new HashSet<String>();
            for (int event = 0; event < 30; event++) {
                var payment = random.nextInt(3);
                var key = "payment-" + payment;
                switch (random.nextInt(4)) {
                    case 0 -> ledger.beginCharge(key, payment);
                    case 1 -> ledger.capture(key);
                    case 2 -> ledger.endUncaptured(key);
                    default -> {
                        ledger.voidCharge(key);
                        voided.add(key);
                    }
                }
                assertThat(ledger.captures()).allSatisfy((captured, times) -> {
                    assertThat(voided).doesNotContain("payment-" + captured);
                    assertThat(times).isEqualTo(1);
                });
            }
        }
    }
}
