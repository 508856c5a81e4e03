package dev.patterns.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.fallback.Fallback.Call;
import dev.patterns.fallback.Fallback.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FallbackTest {

    private final Fallback failover =
            Fallback.builder("processor").fallbackOn(IOException.class).build();
    private final IOException failure = new IOException("primary is down");

    @Test
    void aResultIsReturned_andTheAlternativeIsNotCalled() {
        assertThat(failover.call(() -> "primary", () -> {
                    throw new AssertionError("the alternative was called");
                }))
                .isEqualTo("primary");
    }

    @Test
    void aConfiguredFailureCallsTheAlternative() throws IOException {
        assertThat(failover.call(this::fails, () -> "backup")).isEqualTo("backup");
        assertThat(failover.callOr("default", this::fails)).isEqualTo("default");
    }

    @Test
    void subtypesMatch_otherTypesDoNot() throws Exception {
        assertThat(failover.callOr("default", () -> {
                    throw new FileNotFoundException();
                }))
                .isEqualTo("default");
        assertThatThrownBy(() -> failover.callOr("default", () -> {
                    throw new IllegalStateException("another type");
                }))
                .hasMessage("another type");
    }

    @Test
    void anAlternativeCanReceiveTheFailure() throws IOException {
        assertThat(failover.call(this::fails, thrown -> "backup after: " + thrown.getMessage()))
                .isEqualTo("backup after: primary is down");
        assertThat(failover.callAsync(
                        () -> CompletableFuture.<String>failedFuture(new CompletionException(failure)),
                        thrown -> CompletableFuture.completedFuture("backup after: " + thrown.getMessage())))
                .isCompletedWithValue("backup after: primary is down");
    }

    @Test
    void aFailureThatCanNotBePrintedCallsTheAlternativeToo() throws IOException {
        var unprintable = new IOException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        };

        assertThat(failover.callOr("default", () -> {
                    throw unprintable;
                }))
                .isEqualTo("default");
    }

    @Test
    void ifBothFail_theSecondFailureIsThrown_withTheFirstSuppressed() {
        var second = new IllegalStateException("backup is down");

        assertThatThrownBy(() -> failover.call(this::fails, () -> {
                    throw second;
                }))
                .isSameAs(second)
                .hasSuppressedException(failure);
    }

    @Test
    void async_ifBothFail_theSecondFailureHasTheFirstSuppressed() {
        var second = new IllegalStateException("backup is down");

        failover.callAsync(() -> CompletableFuture.failedFuture(failure), () -> CompletableFuture.failedFuture(second));

        assertThat(second).hasSuppressedException(failure);
    }

    @Test
    void aFailureDoesNotSuppressItself() {
        assertThatThrownBy(() -> failover.call(this::fails, this::fails)).isSameAs(failure);
    }

    @Test
    void anInterruptNeverCallsTheAlternative() {
        var anything = Fallback.builder("anything").fallbackOn(Throwable.class).build();

        assertThatThrownBy(() -> anything.callOr("default", () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aThrowingPredicateCountsAsFalse_andItsExceptionIsSuppressed() {
        var fromPredicate = new IllegalStateException("thrown by the predicate");
        var fallback = Fallback.builder("broken")
                .fallbackOn(f -> {
                    throw fromPredicate;
                })
                .build();

        assertThatThrownBy(() -> fallback.callOr("default", this::fails))
                .isSameAs(failure)
                .hasSuppressedException(fromPredicate);
    }

    @Test
    void async_aConfiguredFailureCallsTheAlternative() {
        assertThat(failover.callAsync(
                        () -> CompletableFuture.<String>failedFuture(failure),
                        () -> CompletableFuture.completedFuture("backup")))
                .isCompletedWithValue("backup");
    }

    @Test
    void async_otherFailuresCompleteTheFuture() {
        var other = new IllegalStateException();

        var result = failover.callAsync(
                () -> CompletableFuture.<String>failedFuture(other), () -> CompletableFuture.completedFuture("backup"));

        assertThat(result.handle((value, thrown) -> thrown).join()).isSameAs(other);
    }

    @Test
    void async_cancellingCancelsTheRunningCall() {
        var first = new CompletableFuture<String>();
        failover.callAsync(() -> first, () -> new CompletableFuture<>()).cancel(true);
        assertThat(first).isCancelled();

        var second = new CompletableFuture<String>();
        failover.callAsync(() -> CompletableFuture.failedFuture(failure), () -> second)
                .cancel(true);
        assertThat(second).isCancelled();
    }

    @Test
    void async_aCancelledCallDoesNotCallTheAlternative() {
        var anything = Fallback.builder("anything").fallbackOn(Throwable.class).build();
        var called = new boolean[1];

        anything.callAsync(() -> new CompletableFuture<String>(), () -> {
                    called[0] = true;
                    return CompletableFuture.completedFuture("backup");
                })
                .cancel(true);

        assertThat(called[0]).isFalse();
    }

    @Test
    void aListenerReceivesWhereTheOutcomeCameFrom_andTheFirstFailure() throws IOException {
        var calls = listen();
        var other = new IllegalStateException("another type");

        assertThat(failover.callOr("default", () -> "primary")).isEqualTo("primary");
        assertThat(failover.callOr("default", this::fails)).isEqualTo("default");
        assertThatThrownBy(() -> failover.call(this::fails, () -> {
                    throw other;
                }))
                .isSameAs(other);
        assertThatThrownBy(() -> failover.callOr("default", () -> {
                    throw other;
                }))
                .isSameAs(other);

        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.PRIMARY, Optional.empty()),
                        new Call(Outcome.ALTERNATIVE, Optional.of(failure)),
                        new Call(Outcome.FAILURE, Optional.of(failure)),
                        new Call(Outcome.FAILURE, Optional.of(other)));
    }

    @Test
    void async_aListenerReceivesTheSame_andNoCallThatItsCallerCancels() {
        var calls = listen();
        var other = new IllegalStateException("another type");
        var primary = CompletableFuture.completedFuture("primary");
        var backup = CompletableFuture.completedFuture("backup");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);
        CompletableFuture<String> failedOtherwise = CompletableFuture.failedFuture(other);

        assertThat(failover.callAsync(() -> primary, () -> backup)).isCompletedWithValue("primary");
        assertThat(failover.callAsync(() -> failed, () -> backup)).isCompletedWithValue("backup");
        assertThat(failover.callAsync(() -> failed, () -> failedOtherwise)).isCompletedExceptionally();
        assertThat(failover.callAsync(() -> failedOtherwise, () -> backup)).isCompletedExceptionally();
        assertThat(failover.callAsync(() -> new CompletableFuture<String>(), () -> backup)
                        .cancel(true))
                .isTrue();
        assertThat(failover.callAsync(() -> failed, () -> new CompletableFuture<String>())
                        .cancel(true))
                .isTrue();

        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.PRIMARY, Optional.empty()),
                        new Call(Outcome.ALTERNATIVE, Optional.of(failure)),
                        new Call(Outcome.FAILURE, Optional.of(failure)),
                        new Call(Outcome.FAILURE, Optional.of(other)));
    }

    @Test
    void whatAListenerThrowsChangesNothing_andARemovedListenerReceivesNothing() {
        var calls = new ArrayList<Call>();
        var broken = failover.onCall(call -> {
            throw new IllegalStateException("a broken listener");
        });
        var removed = failover.onCall(calls::add);

        assertThat(failover.callOr("default", () -> "primary")).isEqualTo("primary");
        assertThat(calls).hasSize(1);

        removed.cancel();
        broken.cancel();
        assertThat(failover.callOr("default", () -> "primary")).isEqualTo("primary");
        assertThat(calls).hasSize(1);
    }

    @Test
    void itPrintsItsName() {
        assertThat(failover.name()).isEqualTo("processor");
        assertThat(failover).hasToString("Fallback[processor]");
    }

    private List<Call> listen() {
        var calls = new ArrayList<Call>();
        failover.onCall(calls::add);
        return calls;
    }

    private String fails() throws IOException {
        throw failure;
    }
}
