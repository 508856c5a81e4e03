package dev.patterns.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FallbackTest {

    private final Fallback failover =
            Fallback.builder("processor").on(IOException.class).build();
    private final IOException failure = new IOException("primary is down");

    @Test
    void anAnswerIsTheCallers_andTheAlternativeIsNotAsked() {
        assertThat(failover.call(() -> "primary", () -> {
                    throw new AssertionError("asked");
                }))
                .isEqualTo("primary");
    }

    @Test
    void aConfiguredFailureIsAnsweredByTheAlternative() throws IOException {
        assertThat(failover.call(this::fails, () -> "backup")).isEqualTo("backup");
        assertThat(failover.callOr("default", this::fails)).isEqualTo("default");
    }

    @Test
    void aSubtypeCounts_anotherTypeDoesNot() throws Exception {
        assertThat(failover.callOr("default", () -> {
                    throw new FileNotFoundException();
                }))
                .isEqualTo("default");
        assertThatThrownBy(() -> failover.callOr("default", () -> {
                    throw new IllegalStateException("a mistake of one's own");
                }))
                .hasMessage("a mistake of one's own");
    }

    @Test
    void ifBothFail_theSecondIsThrown_withTheFirstAmongItsSuppressed() {
        var second = new IllegalStateException("backup is down");

        assertThatThrownBy(() -> failover.call(this::fails, () -> {
                    throw second;
                }))
                .isSameAs(second)
                .hasSuppressedException(failure);
    }

    @Test
    void theSameFailureTwiceIsThrownOnce() {
        assertThatThrownBy(() -> failover.call(this::fails, this::fails)).isSameAs(failure);
    }

    @Test
    void anInterruptIsNeverAnsweredByAnAlternative() {
        var anything = Fallback.builder("anything").on(Throwable.class).build();

        assertThatThrownBy(() -> anything.callOr("default", () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPredicateThatThrowsSaysNo_andIsHeardOf() {
        var broken = new IllegalStateException("a predicate's own trouble");
        var fallback = Fallback.builder("broken")
                .on(f -> {
                    throw broken;
                })
                .build();

        assertThatThrownBy(() -> fallback.callOr("default", this::fails))
                .isSameAs(failure)
                .hasSuppressedException(broken);
    }

    @Test
    void async_aConfiguredFailureIsAnsweredByTheAlternative() {
        assertThat(failover.callAsync(
                        () -> CompletableFuture.<String>failedFuture(failure),
                        () -> CompletableFuture.completedFuture("backup")))
                .isCompletedWithValue("backup");
    }

    @Test
    void async_anotherFailureIsTheFutures() {
        var mistake = new IllegalStateException();

        var result = failover.callAsync(
                () -> CompletableFuture.<String>failedFuture(mistake),
                () -> CompletableFuture.completedFuture("backup"));

        assertThat(result.handle((value, thrown) -> thrown).join()).isSameAs(mistake);
    }

    @Test
    void async_cancellingCancelsWhicheverIsUnderWay() {
        var first = new CompletableFuture<String>();
        failover.callAsync(() -> first, () -> new CompletableFuture<>()).cancel(true);
        assertThat(first).isCancelled();

        var second = new CompletableFuture<String>();
        failover.callAsync(() -> CompletableFuture.failedFuture(failure), () -> second)
                .cancel(true);
        assertThat(second).isCancelled();
    }

    @Test
    void async_aCancelledCallIsNotAnsweredByTheAlternative() {
        var anything = Fallback.builder("anything").on(Throwable.class).build();
        var asked = new boolean[1];

        anything.callAsync(() -> new CompletableFuture<String>(), () -> {
                    asked[0] = true;
                    return CompletableFuture.completedFuture("backup");
                })
                .cancel(true);

        assertThat(asked[0]).isFalse();
    }

    private String fails() throws IOException {
        throw failure;
    }
}
