package dev.patterns.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.fallback.CachedFallback.Answer;
import dev.patterns.fallback.CachedFallback.Status;
import dev.patterns.fallback.Fallback.Call;
import dev.patterns.fallback.Fallback.Outcome;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedFallbackTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final CachedFallback<String, String> prices = CachedFallback.builder("prices")
            .fallbackOn(IOException.class)
            .maxAge(Duration.ofSeconds(10))
            .maxKeys(2)
            .time(time)
            .build();
    private final IOException failure = new IOException("no answer");

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void anAnswerIsNotStale_andEachCallIsMade() {
        assertThat(prices.call("apple", () -> "1.00")).isEqualTo(new Answer<>("1.00", false, Duration.ZERO));
        assertThat(prices.call("apple", () -> "1.10").value()).isEqualTo("1.10");
    }

    @Test
    void afterAFailureTheLastGoodAnswerIsReturned_markedAsStaleWithItsAge() throws Exception {
        prices.call("apple", () -> "1.00");
        prices.call("apple", () -> "1.10");
        time.advance(Duration.ofSeconds(3));

        assertThat(prices.call("apple", this::fails)).isEqualTo(new Answer<>("1.10", true, Duration.ofSeconds(3)));
        time.advance(Duration.ofSeconds(3));
        assertThat(prices.call("apple", this::fails).age()).hasSeconds(6);
    }

    @Test
    void anAnswerThatIsTooOldIsNotUsed_andTheFailureIsThrown() throws Exception {
        prices.call("apple", () -> "1.00");
        time.advance(Duration.ofSeconds(10));
        assertThat(prices.call("apple", this::fails).stale()).isTrue();
        time.advance(Duration.ofNanos(1));

        assertThatThrownBy(() -> prices.call("apple", this::fails)).isSameAs(failure);
        assertThat(prices.status()).isEqualTo(new Status(0));
    }

    @Test
    void theAgeCountsFromTheBeginningOfTheCall() throws Exception {
        prices.call("apple", () -> {
            time.sleep(Duration.ofSeconds(4));
            return "1.00";
        });

        assertThat(prices.call("apple", this::fails).age()).hasSeconds(4);
    }

    /** Such as an entity of a session that is closed. */
    @Test
    void async_aKeyThatCanNotBeHashedFailsTheCall() {
        var broken = new Object() {
            @Override
            public int hashCode() {
                throw new IllegalStateException("no session");
            }
        };
        CachedFallback<Object, String> byEntity =
                CachedFallback.builder("prices").time(time).build();

        var answered = byEntity.callAsync(broken, () -> CompletableFuture.completedFuture("1.00"));

        assertThatThrownBy(() -> answered.getNow(new Answer<>("not complete", false, Duration.ZERO)))
                .hasRootCauseMessage("no session");
    }

    @Test
    void anAnswerOfACallThatBeganEarlierReplacesNoLaterOne() throws Exception {
        var slow = new CompletableFuture<String>();
        prices.callAsync("apple", () -> slow);
        time.advance(Duration.ofSeconds(1));
        prices.call("apple", () -> "new");

        slow.complete("old");

        assertThat(prices.call("apple", this::fails).value()).isEqualTo("new");
    }

    @Test
    void eachKeyHasItsOwnAnswer_andNoAnswerHelpsAnotherKey() throws Exception {
        prices.call("apple", () -> "1.00");
        prices.call("pear", () -> "2.00");

        assertThat(prices.call("apple", this::fails).value()).isEqualTo("1.00");
        assertThat(prices.call("pear", this::fails).value()).isEqualTo("2.00");
        assertThatThrownBy(() -> prices.call("plum", this::fails)).isSameAs(failure);
    }

    @Test
    void whenThereAreTooManyKeys_theOneThatWasAnsweredLongestAgoGoes() throws Exception {
        prices.call("apple", () -> "1.00");
        prices.call("pear", () -> "2.00");
        prices.call("apple", () -> "1.10");
        prices.call("plum", () -> "3.00");

        assertThat(prices.status()).isEqualTo(new Status(2));
        assertThat(prices.call("apple", this::fails).value()).isEqualTo("1.10");
        assertThatThrownBy(() -> prices.call("pear", this::fails)).isSameAs(failure);
    }

    @Test
    void nullIsAnAnswer() throws Exception {
        prices.call("apple", () -> null);

        assertThat(prices.call("apple", this::fails)).isEqualTo(new Answer<>(null, true, Duration.ZERO));
    }

    @Test
    void otherFailuresAreThrown() {
        prices.call("apple", () -> "1.00");
        var other = new IllegalStateException("another type");

        assertThatThrownBy(() -> prices.call("apple", () -> {
                    throw other;
                }))
                .isSameAs(other);
    }

    @Test
    void anErrorAndAnInterruptAreThrown_evenIfTheyMatch() {
        CachedFallback<String, String> anything =
                CachedFallback.builder("anything").fallbackOn(Throwable.class).build();
        anything.call("apple", () -> "1.00");

        assertThatThrownBy(() -> anything.call("apple", () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> anything.call("apple", () -> {
                    throw new AssertionError("a bug");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aThrowingPredicateCountsAsFalse_andItsExceptionIsSuppressed() {
        var fromPredicate = new IllegalStateException("thrown by the predicate");
        CachedFallback<String, String> broken = CachedFallback.builder("broken")
                .fallbackOn(f -> {
                    throw fromPredicate;
                })
                .build();
        broken.call("apple", () -> "1.00");

        assertThatThrownBy(() -> broken.call("apple", this::fails))
                .isSameAs(failure)
                .hasSuppressedException(fromPredicate);
    }

    @Test
    void async_theSameDecisionsAreMade() {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);

        var without = prices.callAsync("apple", () -> failed);
        var first = prices.callAsync("apple", () -> CompletableFuture.completedFuture("1.00"));
        time.advance(Duration.ofSeconds(2));
        var second = prices.callAsync("apple", () -> failed);

        assertThat(without.handle((value, thrown) -> thrown).join()).isSameAs(failure);
        assertThat(first).isCompletedWithValue(new Answer<>("1.00", false, Duration.ZERO));
        assertThat(second).isCompletedWithValue(new Answer<>("1.00", true, Duration.ofSeconds(2)));
    }

    @Test
    void async_cancellingCancelsTheCall_andIsNotReported() {
        List<Call> calls = new ArrayList<>();
        prices.onCall(calls::add);
        var call = new CompletableFuture<String>();

        prices.callAsync("apple", () -> call).cancel(true);

        assertThat(call).isCancelled();
        assertThat(calls).isEmpty();
    }

    @Test
    void listenersReceiveTheOutcome_theHiddenFailure_andTheStaleAnswer() throws Exception {
        List<Object> received = new ArrayList<>();
        prices.onCall(received::add);
        var stale = prices.onStale(received::add);

        prices.call("apple", () -> "1.00");
        time.advance(Duration.ofSeconds(1));
        prices.call("apple", this::fails);
        stale.cancel();
        prices.call("apple", this::fails);
        assertThatThrownBy(() -> prices.call("pear", this::fails)).isSameAs(failure);

        assertThat(received)
                .containsExactly(
                        new Call(Outcome.PRIMARY, Optional.empty()),
                        new Call(Outcome.ALTERNATIVE, Optional.of(failure)),
                        new Answer<>("1.00", true, Duration.ofSeconds(1)),
                        new Call(Outcome.ALTERNATIVE, Optional.of(failure)),
                        new Call(Outcome.FAILURE, Optional.of(failure)));
    }

    @Test
    void async_listenersReceiveTheSame() {
        List<Object> received = new ArrayList<>();
        prices.onCall(received::add);
        prices.onStale(received::add);
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);

        prices.callAsync("apple", () -> CompletableFuture.completedFuture("1.00"));
        time.advance(Duration.ofSeconds(1));
        prices.callAsync("apple", () -> failed);
        prices.callAsync("pear", () -> failed);

        assertThat(received)
                .containsExactly(
                        new Call(Outcome.PRIMARY, Optional.empty()),
                        new Call(Outcome.ALTERNATIVE, Optional.of(failure)),
                        new Answer<>("1.00", true, Duration.ofSeconds(1)),
                        new Call(Outcome.FAILURE, Optional.of(failure)));
    }

    @Test
    void settingsHaveDefaults_andAreReportedWithTheirRule() {
        CachedFallback<String, String> byDefault =
                CachedFallback.builder("prices").build();

        assertThat(byDefault.config())
                .hasToString("CachedFallbackSettings[name=prices, fallbackOn=Exception, maxAge=PT5M, maxKeys=1000]");
        assertThat(byDefault).hasToString("CachedFallback[prices up to PT5M]");
        assertThatThrownBy(() ->
                        CachedFallback.builder("prices").maxAge(Duration.ZERO).build())
                .hasMessage("maxAge must be more than zero, but was PT0S");
        assertThatThrownBy(() -> CachedFallback.builder("prices").maxKeys(0).build())
                .hasMessage("maxKeys must be between 1 and 10000000, but was 0");
    }

    private String fails() throws IOException {
        throw failure;
    }
}
