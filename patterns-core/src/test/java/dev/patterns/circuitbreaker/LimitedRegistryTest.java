package dev.patterns.circuitbreaker;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Registry;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A breaker for each key, when there are more keys than breakers may be kept. */
class LimitedRegistryTest {

    private final Registry<CircuitBreaker, CircuitBreakerBuilder> breakers = CircuitBreaker.registry(
                    builder -> builder.tripWhen(TripRule.consecutiveFailures(1)))
            .limitedTo(3);

    @Test
    void theBreakerThatWasNotAskedForLatelyMakesRoom() {
        var a = breakers.get("a");
        breakers.get("b");
        breakers.get("c");
        breakers.get("a");

        breakers.get("d");

        assertThat(breakers.all()).extracting(CircuitBreaker::name).containsExactly("a", "c", "d");
        assertThat(breakers.get("a")).isSameAs(a);
    }

    @Test
    void aBreakerThatIsNotClosedStays() {
        var a = breakers.get("a");
        a.forceOpen();
        for (int i = 0; i < 1_000; i++) {
            breakers.get("key " + i);
        }

        assertThat(breakers.all()).hasSize(3).contains(a);
    }

    @Test
    void theLimitHoldsEvenIfNoneIsClosed() {
        for (int i = 0; i < 10; i++) {
            breakers.get("key " + i).forceOpen();
        }

        assertThat(breakers.all()).extracting(CircuitBreaker::name).containsExactly("key 7", "key 8", "key 9");
    }

    @Tag("slow")
    @Test
    void aMillionKeysLeaveNoMoreBreakersThanTheLimit() {
        var many = CircuitBreaker.registry(builder -> builder).limitedTo(10_000);
        for (int i = 0; i < 1_000_000; i++) {
            many.get("key " + i).call(() -> "answer");
        }

        assertThat(many.all()).hasSize(10_000); // about 5 MB: MemoryTest measures one
    }

    /** Yandex's case: one dead shard of five, behind one breaker or behind five. */
    @Test
    void withABreakerForEachShardTheHealthyOnesDoNotNoticeTheDeadOne() {
        var calls = new AtomicLongArray(5);
        var answers = new AtomicLongArray(5);
        shards(calls, answers)
                .expect("every request ends", result -> result.requests().count() > 100_000);

        for (int shard = 0; shard < 4; shard++) {
            assertThat(answers.get(shard)).isEqualTo(calls.get(shard)).isGreaterThan(20_000);
        }
        assertThat(answers.get(4)).isZero();
        assertThat(calls.get(4)).isLessThan(calls.get(0) / 100);
    }

    private static ScenarioResult shards(AtomicLongArray calls, AtomicLongArray answers) {
        return Scenario.constant(200)
                .lasting(ofSeconds(600))
                .against(Dependency.answeringIn(ofMillis(1)))
                .requesting(run -> {
                    var eachShard = CircuitBreaker.registry(
                                    builder -> builder.openFor(ofSeconds(5)).time(run.time()))
                            .limitedTo(10);
                    var random = run.time().random();
                    return () -> {
                        int shard = random.nextInt(5);
                        return eachShard.get("shard " + shard).call(() -> {
                            calls.incrementAndGet(shard);
                            run.call();
                            if (shard == 4) {
                                throw new IOException("the shard is dead");
                            }
                            return answers.incrementAndGet(shard);
                        });
                    };
                })
                .run(7);
    }

    @Test
    void theLimitMustBePositive() {
        assertThatThrownBy(() -> CircuitBreaker.registry(builder -> builder).limitedTo(0))
                .hasMessage("limit must be between 1 and 2147483647, but was 0");
    }
}
