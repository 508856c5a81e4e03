package dev.patterns.examples.contenders.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.contenders.TestTime;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What all breakers have in common: five consecutive failures open it for sixty seconds, then one probe decides. */
interface BreakerContract {

    BreakerContender contender();

    @Test
    default void opensAfterFiveConsecutiveFailures() {
        var fixture = new BreakerFixture(contender());
        fixture.fail(4);
        assertThat(fixture.breaker.state()).isEqualTo("CLOSED");
        fixture.fail(1);
        assertThat(fixture.breaker.state()).isEqualTo("OPEN");
    }

    @Test
    default void rejectsWhileOpen_andDoesNotMakeTheCall() {
        var fixture = new BreakerFixture(contender());
        fixture.fail(5);
        var made = new AtomicInteger();
        assertThatThrownBy(() -> fixture.breaker.call(made::incrementAndGet))
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejection -> assertThat(rejection.rejectedBy()).isEqualTo("quotes"));
        assertThat(made).hasValue(0);
    }

    @Test
    default void afterTheOpenDurationASuccessfulProbeClosesIt() {
        var fixture = new BreakerFixture(contender());
        fixture.fail(5);
        fixture.testTime.advance(30);
        assertThat(fixture.isRejected()).isTrue();
        fixture.testTime.advance(31);
        assertThat(fixture.breaker.call(() -> "quote")).isEqualTo("quote");
        assertThat(fixture.breaker.state()).isEqualTo("CLOSED");
    }

    @Test
    default void afterTheOpenDurationAFailedProbeOpensItAgain() {
        var fixture = new BreakerFixture(contender());
        fixture.fail(5);
        fixture.testTime.advance(61);
        fixture.fail(1);
        assertThat(fixture.breaker.state()).isEqualTo("OPEN");
        assertThat(fixture.isRejected()).isTrue();
    }

    @Test
    default void anExceptionOfTheCallPassesUnchanged() {
        var breaker = new BreakerFixture(contender()).breaker;
        var checked = new IOException("no answer");
        var unchecked = new IllegalStateException("no answer");
        assertThatThrownBy(() -> breaker.call(() -> {
                    throw checked;
                }))
                .isSameAs(checked);
        assertThatThrownBy(() -> breaker.call(() -> {
                    throw unchecked;
                }))
                .isSameAs(unchecked);
    }

    @Test
    default void anAsyncCallCompletesAsItsFutureDoes() {
        var fixture = new BreakerFixture(contender());
        var failure = new IOException("no answer");
        var breaker = fixture.breaker;
        var success = breaker.callAsync(() -> CompletableFuture.completedFuture("quote"));
        var failed = breaker.callAsync(() -> CompletableFuture.failedFuture(failure));
        var threw = breaker.callAsync(() -> {
            throw new IllegalStateException("thrown before the future existed");
        });
        assertThat(fixture.testTime.resultOrFailure(success)).isEqualTo("quote");
        assertThat(fixture.testTime.resultOrFailure(failed)).isSameAs(failure);
        assertThat(fixture.testTime.resultOrFailure(threw)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void asyncFailuresOpenTheBreaker_andItRejectsAsyncCalls() {
        var fixture = new BreakerFixture(contender());
        for (int i = 0; i < 5; i++) {
            fixture.testTime.resultOrFailure(
                    fixture.breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException("no answer"))));
        }
        assertThat(fixture.breaker.state()).isEqualTo("OPEN");
        var rejected = fixture.breaker.callAsync(() -> CompletableFuture.completedFuture("quote"));
        assertThat(fixture.testTime.resultOrFailure(rejected)).isInstanceOf(CallRejectedException.class);
    }

    /** A new breaker with the documents' settings, and the time that it runs in. */
    final class BreakerFixture {
        final TestTime testTime;
        final BreakerAdapter breaker;

        BreakerFixture(BreakerContender contender) {
            this(contender, settings -> settings);
        }

        BreakerFixture(BreakerContender contender, UnaryOperator<BreakerSettings> change) {
            testTime = TestTime.of(contender.runsInSimulatedTime());
            var settings = BreakerSettings.of("quotes").openFor(testTime.seconds(60));
            breaker = contender.open(change.apply(settings), testTime.time());
        }

        void fail(int times) {
            for (int i = 0; i < times; i++) {
                assertThatThrownBy(() -> breaker.call(() -> {
                            throw new IOException("no answer");
                        }))
                        .isInstanceOf(IOException.class);
            }
        }

        boolean isRejected() {
            try {
                breaker.call(() -> "quote");
                return false;
            } catch (CallRejectedException rejected) {
                return true;
            }
        }
    }
}
