package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryHistoryTest {

    private final RetryFixture fixture = new RetryFixture();

    @Test
    void R7_theEarlierFailuresAreInThePrintedStackTrace() {
        var last = catchThrowable(() -> fixture.call(
                fixture.retry().build(), new IOException("one"), new IOException("two"), new IOException("three")));

        assertThat(last).hasMessage("three");
        var printed = new StringWriter();
        last.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .contains("java.io.IOException: three")
                .contains("Suppressed: dev.patterns.retry.RetryHistory: quotes gave up after 3 attempts")
                .contains("Suppressed: java.io.IOException: one")
                .contains("Suppressed: java.io.IOException: two");
    }

    @Test
    void anErrorThatEndsTheCallHasTheHistoryToo() {
        var error = new NoClassDefFoundError("Missing");

        assertThat(catchThrowable(() -> fixture.call(fixture.retry().build(), new IOException("one"), error)))
                .isSameAs(error);

        assertThat(Retry.history(error)).extracting(Attempt::number).containsExactly(1, 2);
        var asynchronous = new NoClassDefFoundError("Missing");
        fixture.callAsync(fixture.retry().build(), new IOException("one"), asynchronous);
        fixture.time.advance(Duration.ofSeconds(1));
        assertThat(Retry.history(asynchronous)).hasSize(2);
    }

    @Test
    void eachAttemptSaysHowLongItTook_theFirstOnlyIfTheClockIsReadAnyway() {
        var slow = fixture.retry().maxAttempts(2);

        assertThat(durations(slow.build())).containsExactly(Optional.empty(), Optional.of(Duration.ofSeconds(3)));
        assertThat(durations(slow.maxDuration(Duration.ofMinutes(1)).build()))
                .containsExactly(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofSeconds(3)));
    }

    private List<Optional<Duration>> durations(Retry retry) {
        var last = catchThrowable(() -> retry.call(() -> {
            fixture.time.advance(Duration.ofSeconds(3));
            throw new IOException("slow");
        }));
        return Retry.history(last).stream().map(Attempt::duration).toList();
    }

    @Test
    void ofManyAttemptsTheFirstAndTheLastTenAreKept() {
        var failures = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> new IOException("failure " + i))
                .toArray();
        var retry = fixture.retry().maxAttempts(1_000).build();

        var last = catchThrowable(() -> fixture.call(retry, failures));

        assertThat(Retry.history(last))
                .extracting(Attempt::number)
                .containsExactlyElementsOf(
                        IntStream.concat(IntStream.rangeClosed(1, 10), IntStream.rangeClosed(991, 1_000))
                                .boxed()
                                .toList());
        assertThat(last.getSuppressed()).hasSize(1);
        assertThat(last.getSuppressed()[0])
                .hasMessageStartingWith("quotes gave up after 1000 attempts")
                .satisfies(history -> assertThat(history.getSuppressed()).hasSize(19));
    }

    /** R20: such an exception would collect the histories of all calls, until the memory is full. */
    @Test
    void anExceptionObjectThatIsThrownAgainAndAgainKeepsFewHistories() {
        var constant = new IOException("no answer");
        var retry = fixture.retry().build();

        for (int i = 0; i < 100; i++) {
            assertThat(catchThrowable(() -> fixture.call(retry, constant, constant, constant)))
                    .isSameAs(constant);
        }

        assertThat(constant.getSuppressed()).hasSize(10);
    }

    @Test
    void aFailureThatCannotBePrintedIsThrownAllTheSame() {
        var failure = new IOException("reset") {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("defect");
            }
        };

        assertThat(catchThrowable(() -> fixture.call(fixture.retry().build(), failure, failure, failure)))
                .isSameAs(failure);
    }

    @Test
    void listenersReceiveTheAttemptsOfEachCallThatEnds() throws Exception {
        var succeeded = new ArrayList<Integer>();
        var failed = new ArrayList<Integer>();
        var retry = fixture.retry().retryOnResult("not yet"::equals).build();
        var success = retry.onSuccess(attempts -> succeeded.add(attempts.size()));
        var failure = retry.onFailure(attempts -> failed.add(attempts.size()));

        fixture.call(retry, "answer");
        fixture.call(retry, new IOException(), "answer");
        fixture.call(retry, "not yet", "not yet", "not yet");
        assertThatThrownBy(() -> fixture.call(retry, new IOException(), new IOException(), new IOException()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fixture.call(retry, new StackOverflowError())).isInstanceOf(StackOverflowError.class);
        fixture.callAsync(retry, "answer");
        success.cancel();
        failure.cancel();
        fixture.call(retry, "answer");

        assertThat(succeeded).containsExactly(0, 1, 0);
        assertThat(failed).containsExactly(3, 3, 1);
    }

    @Test
    void R5_aThrowingListenerDoesNotChangeTheOutcome() throws Exception {
        var retry = fixture.retry().build();
        retry.onSuccess(attempts -> {
            throw new IllegalStateException("defect");
        });
        retry.onFailure(attempts -> {
            throw new StackOverflowError();
        });
        var last = new IOException("three");

        assertThat(fixture.call(retry, new IOException(), "answer")).isEqualTo("answer");
        assertThat(catchThrowable(() -> fixture.call(retry, new IOException(), new IOException(), last)))
                .isSameAs(last);
        assertThat(fixture.callAsync(retry, "answer")).isCompletedWithValue("answer");
    }
}
