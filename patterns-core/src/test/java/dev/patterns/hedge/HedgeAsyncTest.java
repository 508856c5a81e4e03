package dev.patterns.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HedgeAsyncTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Hedge hedge = Hedge.builder("quotes")
            .delay(Duration.ofMillis(10))
            .budget(1)
            .time(time)
            .build();
    private final List<CompletableFuture<String>> attempts = new ArrayList<>();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void anAnswerWithinTheDelay_noSecondAttemptIsMade() {
        var result = call();
        time.advance(Duration.ofMillis(9));
        attempts.get(0).complete("answer");
        time.advance(Duration.ofSeconds(1));

        assertThat(result).isCompletedWithValue("answer");
        assertThat(attempts).hasSize(1);
    }

    @Test
    void theSecondAttemptAnswers_theFirstIsCancelled() {
        var result = call();
        time.advance(Duration.ofMillis(11));
        attempts.get(1).complete("answer");

        assertThat(result).isCompletedWithValue("answer");
        assertThat(attempts.get(0)).isCancelled();
        assertThat(hedge.status().hedgeWins()).isEqualTo(1);
        assertThat(hedge.status().failures()).isZero();
    }

    @Test
    void theFirstAttemptAnswers_theSecondIsCancelled() {
        var result = call();
        time.advance(Duration.ofMillis(11));
        attempts.get(0).complete("answer");

        assertThat(result).isCompletedWithValue("answer");
        assertThat(attempts.get(1)).isCancelled();
        assertThat(hedge.status().hedgeWins()).isZero();
    }

    @Test
    void aFailureWithinTheDelayEndsTheCallAtOnce() {
        var result = call();
        attempts.get(0).completeExceptionally(new CompletionException(new IOException("reset")));
        time.advance(Duration.ofSeconds(1));

        assertThat(result.isCompletedExceptionally()).isTrue();
        assertThatThrownBy(result::join).hasRootCauseMessage("reset");
        assertThat(attempts).hasSize(1);
    }

    @Test
    void anActionThatThrowsIsAnAttemptThatFailed() {
        var result = hedge.callAsync(() -> {
            throw new IllegalStateException("no connection");
        });

        assertThat(result).isCompletedExceptionally();
        assertThat(hedge.status().failures()).isEqualTo(1);
    }

    @Test
    void bothFail_theFirstFailureIsTheOutcome_andTheOtherIsSuppressed() {
        var first = new IOException("reset");
        var second = new IOException("refused");
        var result = call();
        time.advance(Duration.ofMillis(11));
        attempts.get(1).completeExceptionally(first);
        assertThat(result).isNotDone();
        attempts.get(0).completeExceptionally(second);

        assertThatThrownBy(result::join).hasCause(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    void cancellingTheResultCancelsBothAttempts() {
        var result = call();
        time.advance(Duration.ofMillis(11));
        result.cancel(true);

        assertThat(attempts).hasSize(2).allMatch(CompletableFuture::isCancelled);
        assertThat(hedge.status().failures()).isEqualTo(1);
    }

    @Test
    void cancellingTheResultBeforeTheDelay_noSecondAttemptIsMade() {
        var result = call();
        result.cancel(true);
        time.advance(Duration.ofSeconds(1));

        assertThat(attempts).hasSize(1).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void aListenerReceivesTheTimeThatHasPassed() {
        var elapsed = new ArrayList<Duration>();
        hedge.onHedge(elapsed::add);
        time.advance(Duration.ofSeconds(1));

        call();
        time.advance(Duration.ofMillis(11));

        assertThat(elapsed).containsExactly(Duration.ofMillis(10));
    }

    @Test
    void aCallThatHasEndedLeavesNoTimer() {
        var watched = new WatchedTime(time);
        var result = call(Hedge.builder("quotes")
                .delay(Duration.ofMillis(10))
                .time(watched)
                .build());
        assertThat(watched.timers()).isOne();

        attempts.get(0).complete("answer");

        assertThat(result).isCompletedWithValue("answer");
        assertThat(watched.timers()).isZero();
    }

    private CompletableFuture<String> call() {
        return call(hedge);
    }

    private CompletableFuture<String> call(Hedge hedge) {
        return hedge.callAsync(() -> {
            var attempt = new CompletableFuture<String>();
            attempts.add(attempt);
            return attempt;
        });
    }
}
