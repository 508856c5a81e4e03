package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Breakers that get the end of a call wrong. */
final class CallFlaws {

    private CallFlaws() {}

    /** What is ignored, or is not to count, is a success. */
    static BreakerAdapter ignoredIsSuccess(BreakerSettings settings, Time time) {
        Predicate<Throwable> ignored = failure -> settings.ignoreOn()
                        .map(predicate -> predicate.test(failure))
                        .orElse(false)
                || !settings.failOn().map(predicate -> predicate.test(failure)).orElse(true);
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                var permit = acquire();
                try {
                    T result = action.get();
                    permit.succeed();
                    return result;
                } catch (Throwable failure) {
                    if (ignored.test(failure)) {
                        permit.succeed();
                    } else {
                        permit.fail(failure);
                    }
                    throw failure;
                }
            }
        };
    }

    /** Interrupts and inner rejections are failures. */
    static BreakerAdapter everythingCounts(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                var permit = acquire();
                try {
                    T result = action.get();
                    permit.succeed();
                    return result;
                } catch (Throwable failure) {
                    permit.fail(new IOException(failure));
                    throw failure;
                }
            }
        };
    }

    static BreakerAdapter setsTheInterruptFlag(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                try {
                    return super.call(action);
                } catch (Exception failure) {
                    Thread.currentThread().interrupt();
                    throw failure;
                }
            }
        };
    }

    static BreakerAdapter makesRejectedCalls(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                try {
                    return super.call(action);
                } catch (CallRejectedException rejection) {
                    action.get();
                    throw rejection;
                }
            }
        };
    }

    static BreakerAdapter wrapsFailures(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                try {
                    return super.call(action);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }
        };
    }

    /** A result predicate or a hint that throws reaches the caller. */
    static BreakerAdapter brokenSettingsReachTheCaller(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                try {
                    T result = super.call(action);
                    var unused = settings.failOnResult().map(results -> results.test(result));
                    return result;
                } catch (Exception failure) {
                    var unused = settings.retryAfter().map(hint -> hint.apply(failure));
                    throw failure;
                }
            }
        };
    }

    static BreakerAdapter asyncCallsBypassIt(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                    Supplier<? extends CompletionStage<T>> action) {
                return action.get().toCompletableFuture();
            }
        };
    }

    static BreakerAdapter cancelledIsFailure(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                    Supplier<? extends CompletionStage<T>> action) {
                var call = super.callAsync(action);
                var copy = call.copy();
                copy.whenComplete((value, failure) -> call.completeExceptionally(new IOException("cancelled")));
                return copy;
            }
        };
    }

    /** What the caller does with its future is not seen. */
    static BreakerAdapter timeoutIsNotSeen(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                    Supplier<? extends CompletionStage<T>> action) {
                return super.callAsync(action).copy();
            }
        };
    }
}
