package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.DISABLED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.FORCED_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ForwardingTime;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two transitions at the same moment. A transition reads the clock after it has read the state, and before its
 * compare-and-set; here each read takes a second, so that another thread's transition can come first.
 */
class TransitionRacesTest {

    private final SimulatedTime simulated = new SimulatedTime(7);
    private final SlowClock time = new SlowClock();
    private final CircuitBreaker breaker = CircuitBreaker.builder("payments")
            .tripWhen(TripRule.timeWindow(Duration.ofSeconds(60)))
            .time(time)
            .build();

    @AfterEach
    void end() {
        simulated.close();
    }

    @Test
    void theSecondOfTwoOverridesHolds_andEachIsOneTransition() {
        var transitions = new ArrayList<StateTransition>();
        breaker.onTransition(transitions::add);
        time.isSlow = true;

        simulated.spawn("first", breaker::disable);
        simulated.spawn("second", Duration.ofMillis(500), breaker::forceOpen);
        simulated.run();

        assertThat(breaker.state()).isEqualTo(FORCED_OPEN);
        assertThat(transitions)
                .containsExactly(
                        new StateTransition("payments", CLOSED, DISABLED, null),
                        new StateTransition("payments", DISABLED, FORCED_OPEN, null));
    }

    @Test
    void aRuleThatIsChangedDuringATransitionHolds() {
        time.isSlow = true;

        simulated.spawn("reset", breaker::reset);
        simulated.spawn(
                "reconfigure",
                Duration.ofMillis(1_500),
                () -> breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(1))));
        simulated.run();
        time.isSlow = false;

        breaker.acquire().failed(new IllegalStateException());
        assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
    }

    private final class SlowClock extends ForwardingTime {

        boolean isSlow;

        SlowClock() {
            super(simulated);
        }

        @Override
        public long nanoTime() {
            long now = simulated.nanoTime();
            if (isSlow) {
                sleepASecond();
            }
            return now;
        }

        private void sleepASecond() {
            try {
                simulated.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
