package dev.patterns.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.ForwardingTime;
import dev.patterns.Policy;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HedgeTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();
    private final Hedge hedge = Hedge.builder("quotes")
            .delay(Duration.ofMillis(10))
            .budget(1)
            .time(time)
            .build();
    private int attempts;

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void anAnswerWithinTheDelayIsReturned_andNoSecondAttemptIsMade() throws Exception {
        assertThat(hedge.call(() -> attempt(9, 1))).isEqualTo("answer 1");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(9));
        time.run();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void afterTheDelayASecondAttemptIsMade_andItsAnswerEndsTheCall() throws Exception {
        assertThat(hedge.call(() -> attempt(1_000, 5))).isEqualTo("answer 2");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(15));
        time.run();
        assertThat(happened).containsExactly("attempt 1 interrupted at 15");
    }

    @Test
    void theFirstAttemptMayStillBeFaster_andTheSecondIsCancelled() throws Exception {
        assertThat(hedge.call(() -> attempt(12, 1_000))).isEqualTo("answer 1");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(12));
        time.run();
        assertThat(happened).containsExactly("attempt 2 interrupted at 12");
    }

    @Test
    void aSecondAttemptThatNoThreadCanMakeChangesNothing() throws Exception {
        assertThat(onOneThread().call(() -> attempt(30, 1))).isEqualTo("answer 1");
        assertThatThrownBy(() -> onOneThread().call(() -> {
                    attempt(30, 1);
                    throw new IOException("the only attempt failed");
                }))
                .hasMessage("the only attempt failed");
    }

    /** No second thread can be started. */
    private Hedge onOneThread() {
        var lastThread = new ForwardingTime(time) {
            private int started;

            @Override
            public void execute(Runnable task) {
                if (started++ > 0) {
                    throw new Error("unable to create native thread");
                }
                super.execute(task);
            }
        };
        return Hedge.builder("quotes")
                .delay(Duration.ofMillis(10))
                .budget(1)
                .time(lastThread)
                .build();
    }

    @Test
    void anAttemptThatIgnoresInterruptsDoesNotHoldItsCaller() {
        assertThat(hedge.call(() -> {
                    int number = ++attempts;
                    long start = time.nanoTime();
                    while (number == 1 && time.nanoTime() - start < 30_000_000_000L) {
                        Thread.interrupted();
                        time.parkNanos("an attempt that ignores interrupts", 1_000_000_000);
                    }
                    return "answer " + number;
                }))
                .isEqualTo("answer 2");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void nullIsAValidAnswer() {
        String nothing = hedge.call(() -> null);
        assertThat(nothing).isNull();
    }

    @Test
    void aFailureWithinTheDelayEndsTheCallAtOnce() {
        var failure = new IOException("reset");

        assertThatThrownBy(() -> hedge.call(() -> failAfter(5, failure))).isSameAs(failure);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(5));
        time.run();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void ofTwoAttemptsOneFails_theCallWaitsForTheOther() throws Exception {
        var reset = new IOException("reset");

        assertThat(hedge.call(() -> attempts == 0 ? failAfter(12, reset) : attempt(0, 100)))
                .isEqualTo("answer 2");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(110));

        attempts = 0;
        assertThat(hedge.call(() -> attempts == 1 ? failAfter(1, reset) : attempt(50, 0)))
                .isEqualTo("answer 1");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(160));
    }

    @Test
    void bothFail_theFirstFailureIsThrown_andTheOtherIsSuppressed() {
        var first = new IOException("reset");
        var second = new IOException("refused");

        assertThatThrownBy(() -> hedge.call(() -> attempts == 0 ? failAfter(50, second) : failAfter(5, first)))
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(second));
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void bothThrowTheSameObject_itIsThrownUnchanged() {
        var error = new StackOverflowError();

        assertThatThrownBy(() -> hedge.call(() -> failAfter(20, error)))
                .isSameAs(error)
                .hasNoSuppressedExceptions();
    }

    @Test
    void anInterruptOfTheCallerIsPassedOn_andTheFlagStaysSet() {
        var caller = Thread.currentThread();
        time.schedule(() -> time.interrupt(caller), Duration.ofMillis(20));

        assertThatThrownBy(() -> hedge.call(() -> attempt(1_000, 1_000))).isInstanceOf(InterruptedException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(20));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(happened).containsExactly("attempt 1 interrupted at 20", "attempt 2 interrupted at 20");
    }

    @Test
    void afterAnInterruptOfTheCallerNoSecondAttemptIsMade() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> hedge.call(() -> attempt(1_000, 1_000))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
        time.run();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void theBudgetIsAShareOfTheCalls() throws Exception {
        var limited = Hedge.builder("limited")
                .delay(Duration.ofMillis(10))
                .budget(0.05)
                .time(time)
                .build();

        for (int call = 0; call < 200; call++) {
            limited.call(() -> {
                attempts++;
                time.sleep(Duration.ofMillis(20));
                return "slow";
            });
        }

        assertThat(attempts).isEqualTo(210);
        assertThat(limited.status().hedges()).isEqualTo(10);
        assertThat(limited.status().refused()).isEqualTo(190);
        assertThat(limited.status().attemptsPerCall()).isEqualTo(1.05);
    }

    /** 400 calls would pay for 200 second attempts; 100 of them are saved, and the next 300 calls pay for 150 more. */
    @Test
    void atMostAHundredSecondAttemptsAreSavedUp() throws Exception {
        var half = Hedge.builder("half")
                .delay(Duration.ofMillis(10))
                .budget(0.5)
                .time(time)
                .build();
        for (int call = 0; call < 400; call++) {
            half.call(() -> "fast");
        }

        for (int call = 0; call < 300; call++) {
            half.call(() -> {
                time.sleep(Duration.ofMillis(20));
                return "slow";
            });
        }

        assertThat(half.status().hedges()).isBetween(249L, 250L);
    }

    @Test
    void thePercentileOfRecentLatenciesIsTheDelay() throws Exception {
        var adaptive = Hedge.builder("adaptive").budget(1).time(time).build();
        assertThat(adaptive.status().delay()).isEmpty();

        for (int call = 1; call <= 100; call++) {
            int latency = call;
            adaptive.call(() -> {
                attempts++;
                time.sleep(Duration.ofMillis(latency));
                return "answer";
            });
        }
        assertThat(attempts)
                .as("no second attempts while there is no percentile")
                .isEqualTo(100);
        assertThat(adaptive.status().delay()).contains(Duration.ofMillis(95));

        attempts = 0;
        var start = time.elapsed();
        assertThat(adaptive.call(() -> attempt(1_000, 5))).isEqualTo("answer 2");
        assertThat(time.elapsed().minus(start)).isEqualTo(Duration.ofMillis(100));
    }

    /** The first attempt's true latency is not known when the second wins. The percentile is right all the same. */
    @Test
    void secondAttemptsDoNotDistortThePercentile() throws Exception {
        var adaptive = Hedge.builder("adaptive").budget(1).time(time).build();
        var random = time.random();

        for (int call = 0; call < 5_000; call++) {
            adaptive.call(() -> {
                time.sleep(Duration.ofMillis(random.nextInt(1, 101)));
                return "answer";
            });
        }

        assertThat(adaptive.status().delay().orElseThrow()).isBetween(Duration.ofMillis(92), Duration.ofMillis(98));
        assertThat(adaptive.status().attemptsPerCall()).isBetween(1.035, 1.065);
    }

    @Test
    void aListenerReceivesTheTimeThatHasPassed_andCanNeitherChangeTheOutcomeNorStay() throws Exception {
        var registration = hedge.onHedge(elapsed -> {
            happened.add("hedge after " + elapsed.toMillis());
            throw new IllegalStateException("a listener's failure");
        });
        assertThat(hedge.call(() -> attempt(1_000, 5))).isEqualTo("answer 2");
        registration.cancel();
        attempts = 0;
        hedge.call(() -> attempt(1_000, 5));

        assertThat(happened).containsOnlyOnce("hedge after 10");
    }

    @Test
    void statusCountsCallsFailuresHedgesAndWins() throws Exception {
        hedge.call(() -> attempt(1_000, 5));
        hedge.call(() -> attempt(5, 5));
        attempts = 0;
        hedge.call(() -> attempt(12, 1_000));
        assertThatThrownBy(() -> hedge.call(() -> failAfter(1, new IOException("reset"))))
                .hasMessage("reset");

        assertThat(hedge.status()).isEqualTo(new HedgeStatus(4, 1, 2, 1, 0, Optional.of(Duration.ofMillis(10))));
        assertThat(hedge.status().attemptsPerCall()).isEqualTo(1.5);
    }

    @Test
    void retryOutsideHedge_makesTheCallAgainWhenItsAttemptsHaveFailed() throws Exception {
        var retry = Retry.builder("retry").backoff(Backoff.none()).time(time).build();

        assertThat(Policy.compose(retry, hedge)
                        .call(() -> attempts < 2 ? failAfter(12, new IOException("reset")) : attempt(0, 1)))
                .isEqualTo("answer 3");
    }

    @Test
    void invalidSettingsAreReported() {
        assertThatThrownBy(() -> Hedge.builder(" ").build()).hasMessage("name must not be blank, but was \" \"");
        assertThatThrownBy(() -> Hedge.builder("x").delay(Duration.ZERO).build())
                .hasMessage("delay must be more than zero, but was PT0S");
        for (double percentile : new double[] {0, 1}) {
            assertThatThrownBy(
                            () -> Hedge.builder("x").delayPercentile(percentile).build())
                    .hasMessage("delayPercentile must be more than 0 and less than 1, but was " + percentile);
        }
        assertThatThrownBy(() -> Hedge.builder("x").budget(1.5).build())
                .hasMessage("budget must be between 0 and 1, but was 1.5");
    }

    @Test
    void configHasTheSettings_andBothPrintAsOneLine() {
        assertThat(hedge.config().name()).isEqualTo("quotes");
        assertThat(hedge.config().delay()).contains(Duration.ofMillis(10));
        assertThat(hedge.config().delayPercentile()).isEqualTo(0.95);
        assertThat(hedge.config().budget()).isEqualTo(1);
        assertThat(hedge).hasToString("Hedge[quotes after PT0.01S]");
        assertThat(Hedge.builder("default").build()).hasToString("Hedge[default after percentile 0.95]");
    }

    /** The first attempt takes so many milliseconds, any other one so many. */
    private String attempt(long first, long others) throws InterruptedException {
        int number = ++attempts;
        try {
            time.sleep(Duration.ofMillis(number == 1 ? first : others));
        } catch (InterruptedException interrupted) {
            happened.add(
                    "attempt " + number + " interrupted at " + time.elapsed().toMillis());
            throw interrupted;
        }
        return "answer " + number;
    }

    private <X extends Throwable> String failAfter(long millis, X failure) throws X, InterruptedException {
        attempts++;
        time.sleep(Duration.ofMillis(millis));
        throw failure;
    }
}
