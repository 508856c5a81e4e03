package dev.patterns.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads that make the attempts, and their caller: what each sees of the others when one is early or late. */
class HedgeThreadsTest {

    private final SimulatedTime simulated = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();
    private int attempts;

    @AfterEach
    void closeTime() {
        simulated.close();
    }

    @Test
    void anAttemptWhoseWorkerStartsAfterTheAnswerIsNotMade() throws Exception {
        var late = new ArrayList<Runnable>();
        var hedge = hedge(new ForwardingTime(simulated) {
            @Override
            public void execute(Runnable task) {
                if (attempts == 0) {
                    super.execute(task);
                } else {
                    late.add(task);
                }
            }
        });
        assertThat(hedge.call(() -> attempt(20, 20))).isEqualTo("answer 1");
        assertThat(late).hasSize(1);

        late.get(0).run();

        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void onlyTheAttemptThatEndsTheCallWakesItsCaller() throws Exception {
        var hedge = hedge(new ForwardingTime(simulated) {
            @Override
            public void unpark(Thread thread) {
                happened.add("unpark at " + simulated.elapsed().toMillis());
                super.unpark(thread);
            }
        });

        assertThat(hedge.call(() -> attempt(30, 1))).isEqualTo("answer 2");
        simulated.run();
        attempts = 0;
        assertThat(hedge.call(() -> {
                    if (attempts++ == 1) {
                        throw new IllegalStateException("the second attempt fails at once");
                    }
                    simulated.sleep(Duration.ofMillis(20));
                    return "answer 1";
                }))
                .isEqualTo("answer 1");

        assertThat(happened).containsExactly("unpark at 11", "unpark at 31");
    }

    @Test
    void aCallerThatWakesEarlyMakesTheSecondAttemptAfterTheDelay() throws Exception {
        var hedge = hedge(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                super.parkNanos(blocker, Math.min(nanos, Duration.ofMillis(4).toNanos()));
            }
        });

        assertThat(hedge.call(() -> attempt(1_000, 5))).isEqualTo("answer 2");

        assertThat(simulated.elapsed()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void theWaitingCallersBlockerSaysWhatItWaitsFor() {
        var hedge = hedge(new ForwardingTime(simulated) {
            @Override
            public void parkNanos(Object blocker, long nanos) {
                happened.add(blocker.toString());
                super.parkNanos(blocker, nanos);
            }
        });

        hedge.call(() -> null);

        assertThat(happened).containsExactly("the first answer of a hedged call");
    }

    private static Hedge hedge(ForwardingTime time) {
        return Hedge.builder("quotes")
                .delay(Duration.ofMillis(10))
                .budget(1)
                .time(time)
                .build();
    }

    /** The first attempt takes so many milliseconds, any other one so many. */
    private String attempt(long first, long others) throws InterruptedException {
        int number = ++attempts;
        simulated.sleep(Duration.ofMillis(number == 1 ? first : others));
        return "answer " + number;
    }
}
