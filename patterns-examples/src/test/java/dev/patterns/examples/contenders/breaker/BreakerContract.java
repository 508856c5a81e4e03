package dev.patterns.examples.contenders.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.contenders.Passage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** In what all breakers agree: five failures in a row open it, for sixty seconds, then one probe decides. */
interface BreakerContract {

    BreakerContender contender();

    @Test
    default void opensAfterFiveFailuresInARow() {
        var guarded = new Guarded(contender());
        guarded.fail(4);
        assertThat(guarded.breaker.state()).isEqualTo("CLOSED");
        guarded.fail(1);
        assertThat(guarded.breaker.state()).isEqualTo("OPEN");
    }

    @Test
    default void rejectsWhileOpen_andDoesNotMakeTheCall() {
        var guarded = new Guarded(contender());
        guarded.fail(5);
        var made = new AtomicInteger();
        assertThatThrownBy(() -> guarded.breaker.call(made::incrementAndGet))
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejection -> assertThat(rejection.rejectedBy()).isEqualTo("quotes"));
        assertThat(made).hasValue(0);
    }

    @Test
    default void afterTheOpenDurationASuccessfulProbeClosesIt() {
        var guarded = new Guarded(contender());
        guarded.fail(5);
        guarded.passage.pass(30);
        assertThat(guarded.isRejected()).isTrue();
        guarded.passage.pass(31);
        assertThat(guarded.breaker.call(() -> "quote")).isEqualTo("quote");
        assertThat(guarded.breaker.state()).isEqualTo("CLOSED");
    }

    @Test
    default void afterTheOpenDurationAFailedProbeOpensItAgain() {
        var guarded = new Guarded(contender());
        guarded.fail(5);
        guarded.passage.pass(61);
        guarded.fail(1);
        assertThat(guarded.breaker.state()).isEqualTo("OPEN");
        assertThat(guarded.isRejected()).isTrue();
    }

    @Test
    default void whatTheCallThrowsPassesAsItWas() {
        var breaker = new Guarded(contender()).breaker;
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
    default void asyncCallsCompleteAsTheirFuturesDo() {
        var guarded = new Guarded(contender());
        var failure = new IOException("no answer");
        var breaker = guarded.breaker;
        var success = breaker.callAsync(() -> CompletableFuture.completedFuture("quote"));
        var failed = breaker.callAsync(() -> CompletableFuture.failedFuture(failure));
        var threw = breaker.callAsync(() -> {
            throw new IllegalStateException("before there was a future");
        });
        assertThat(guarded.passage.outcome(success)).isEqualTo("quote");
        assertThat(guarded.passage.outcome(failed)).isSameAs(failure);
        assertThat(guarded.passage.outcome(threw)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void asyncFailuresCountAndAsyncCallsAreRejected() {
        var guarded = new Guarded(contender());
        for (int i = 0; i < 5; i++) {
            guarded.passage.outcome(
                    guarded.breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException("no answer"))));
        }
        assertThat(guarded.breaker.state()).isEqualTo("OPEN");
        var rejected = guarded.breaker.callAsync(() -> CompletableFuture.completedFuture("quote"));
        assertThat(guarded.passage.outcome(rejected)).isInstanceOf(CallRejectedException.class);
    }

    /** A new breaker with the documents' settings, and the time it runs in. */
    final class Guarded {
        final Passage passage;
        final BreakerPort breaker;

        Guarded(BreakerContender contender) {
            this(contender, settings -> settings);
        }

        Guarded(BreakerContender contender, UnaryOperator<BreakerSettings> change) {
            passage = Passage.of(contender.runsInAnyTime());
            var settings = BreakerSettings.of("quotes").openFor(passage.seconds(60));
            breaker = contender.open(change.apply(settings), passage.time());
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
