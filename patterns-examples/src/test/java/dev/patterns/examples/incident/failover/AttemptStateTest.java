package dev.patterns.examples.incident.failover;

import static dev.patterns.examples.incident.failover.AttemptState.DECLINED;
import static dev.patterns.examples.incident.failover.AttemptState.FAILED;
import static dev.patterns.examples.incident.failover.AttemptState.PAID;
import static dev.patterns.examples.incident.failover.AttemptState.PENDING;
import static dev.patterns.examples.incident.failover.AttemptState.VOIDED;
import static dev.patterns.examples.incident.failover.AttemptState.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptStateTest {

    /** The drawing. */
    private static final Map<AttemptState, Set<AttemptState>> TRANSITIONS = Map.of(
            PENDING, EnumSet.of(PAID, DECLINED, FAILED, VOIDING),
            VOIDING, EnumSet.of(VOIDED));

    @ParameterizedTest
    @EnumSource
    void theTransitionsAreThoseOfTheDrawing(AttemptState from) {
        for (var to : AttemptState.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(TRANSITIONS.getOrDefault(from, Set.of()).contains(to));
        }
        assertThat(from.isOpen()).isEqualTo(TRANSITIONS.containsKey(from));
        assertThat(from.allowsAnotherAttempt()).isEqualTo(from == FAILED || from == VOIDED);
    }
}
