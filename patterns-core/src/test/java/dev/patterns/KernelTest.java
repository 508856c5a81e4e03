package dev.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.internal.Arguments;
import dev.patterns.internal.FailureTypes;
import dev.patterns.internal.Futures;
import dev.patterns.internal.InheritedContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KernelTest {

    @Test
    void aRejectionStatesPolicyReasonAndRetryAfter() {
        var rejection = new CallRejectedException("payments", "circuit breaker is open", Duration.ofMillis(12_300));

        assertThat(rejection).hasMessage("payments: circuit breaker is open, retry after 12300 ms");
        assertThat(rejection.rejectedBy()).isEqualTo("payments");
        assertThat(rejection.reason()).isEqualTo("circuit breaker is open");
        assertThat(rejection.retryAfter()).contains(Duration.ofMillis(12_300));
    }

    @Test
    void aRejectionTakesAnyRetryAfter() {
        assertThat(new CallRejectedException("payments", "never", ChronoUnit.FOREVER.getDuration()).retryAfter())
                .contains(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(new CallRejectedException("payments", "now", Duration.ofSeconds(Long.MIN_VALUE)).retryAfter())
                .contains(Duration.ZERO);
    }

    @Test
    void aWorkerInheritsNeitherThreadLocalsNorTheClassLoaderOfTheThreadThatStartedIt() throws Exception {
        var user = new InheritableThreadLocal<String>();
        var seen = new ConcurrentLinkedQueue<String>();
        var loaders = new ConcurrentLinkedQueue<ClassLoader>();
        var test = Thread.currentThread();
        var before = test.getContextClassLoader();
        int workers = 20; // at the same time, so that new threads are needed
        var running = new CountDownLatch(workers);
        var done = new CountDownLatch(workers);
        user.set("alice");
        test.setContextClassLoader(new URLClassLoader(new URL[0]));
        for (int i = 0; i < workers; i++) {
            Time.system().execute(() -> {
                running.countDown();
                awaitAll(running);
                seen.add(String.valueOf(user.get()));
                loaders.add(Thread.currentThread().getContextClassLoader());
                done.countDown();
            });
        }
        user.remove();
        test.setContextClassLoader(before);

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(seen).containsOnly("null");
        assertThat(loaders).containsOnly(Time.class.getClassLoader());
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void B10_aRejectionHasNoStackTrace() {
        assertThat(new CallRejectedException("payments", "full", null).getStackTrace())
                .isEmpty();
    }

    @Test
    void aRejectionWithoutRetryAfterOmitsItFromTheMessage() {
        var rejection = new CallRejectedException("payments", "full", null);

        assertThat(rejection).hasMessage("payments: full");
        assertThat(rejection.retryAfter()).isEmpty();
    }

    @Test
    void failuresMatchSubtypes_andPrintSimpleClassNames() {
        var failures = FailureTypes.of(IOException.class, IllegalStateException.class);

        assertThat(failures.test(new FileNotFoundException())).isTrue();
        assertThat(failures.test(new RuntimeException(new IOException())))
                .as("a cause")
                .isFalse();
        assertThat(failures).hasToString("IOException|IllegalStateException");
        assertThat(FailureTypes.none().test(new Exception())).isFalse();
        assertThat(FailureTypes.all().test(new Error())).isTrue();
    }

    @Test
    void anActionThatReturnsNullOrThrowsBecomesAFailedFuture() {
        assertThat(Futures.<String>start(() -> null)).isCompletedExceptionally();
        assertThat(Futures.<String>start(() -> {
                    throw new IllegalStateException();
                }))
                .isCompletedExceptionally();
    }

    @Test
    void unwrappingRemovesCompletionExceptionsOnly() {
        var failure = new IOException(new CompletionException("inside", null));

        assertThat(Futures.unwrap(new CompletionException(new CompletionException(failure))))
                .isSameAs(failure);
        assertThat(Futures.unwrap(new CompletionException("bare", null))).isInstanceOf(CompletionException.class);
    }

    @Test
    void onlyTheFirstCompletionOfAFutureCounts() {
        var future = new CompletableFuture<String>();

        assertThat(Futures.complete(future, "first", null)).isTrue();
        assertThat(Futures.complete(future, null, new IOException())).isFalse();
        assertThat(future).isCompletedWithValue("first");
    }

    @Test
    void durationsLongerThanLongMaxNanosecondsAreRejected() {
        assertThat(Arguments.positive("limit", Duration.ofNanos(Long.MAX_VALUE)))
                .isPositive();
        assertThatThrownBy(() -> Arguments.positive("limit", Duration.ofDays(200_000)))
                .hasMessageStartingWith("limit must be at most PT2562047H47M16.854775807S, but was PT4800000H");
    }

    @Test
    void aSettingThatKeepsToItsRuleIsReturned() {
        assertThat(Arguments.name("payments")).isEqualTo("payments");
        assertThat(Arguments.fraction("share", 0.25)).isEqualTo(0.25);
    }

    @Test
    void aContextIsThatOfItsThread() throws InterruptedException {
        InheritedContext.set("request 1");
        try {
            var elsewhere = new AtomicReference<@Nullable Object>("nothing yet");
            var other = new Thread(() -> elsewhere.set(InheritedContext.get()));
            other.start();
            other.join();

            assertThat(InheritedContext.get()).isEqualTo("request 1");
            assertThat(elsewhere).hasNullValue();
        } finally {
            InheritedContext.set(null);
        }
    }

    /** A park may return early, but not each of twenty. */
    @Test
    void systemThreadsPark() {
        var time = Time.system();
        long start = time.nanoTime();
        for (int i = 0; i < 20; i++) {
            time.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
        }

        assertThat(time.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(2));
    }

    @Test
    void theSystemTimerRunsTasks_andAFailingTaskDoesNotEndIt() throws InterruptedException {
        var time = Time.system();
        var ran = new CountDownLatch(1);

        time.schedule(
                () -> {
                    throw new IllegalStateException("expected in the log of this test");
                },
                Duration.ZERO);
        time.schedule(ran::countDown, Duration.ofMillis(1));

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void systemWorkersAreDaemonThreads_andTasksMayBlock() throws InterruptedException {
        var time = Time.system();
        var done = new CountDownLatch(1);

        time.execute(() -> {
            var self = Thread.currentThread();
            assertThat(self.isDaemon()).isTrue();
            time.execute(() -> time.unpark(self));
            time.parkNanos(this, TimeUnit.SECONDS.toNanos(10));
            done.countDown();
        });

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
