package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.DISABLED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.FORCED_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Cancellable;
import dev.patterns.Time;
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

    private final class SlowClock implements Time {

        boolean isSlow;

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

        @Override
        public void parkNanos(Object blocker, long nanos) {
            simulated.parkNanos(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            simulated.unpark(thread);
        }

        @Override
        public void interrupt(Thread thread) {
            simulated.interrupt(thread);
        }

        @Override
        public void execute(Runnable task) {
            simulated.execute(task);
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return simulated.schedule(task, delay);
        }

        @Override
        public long threadNumber() {
            return simulated.threadNumber();
        }
    }
}
