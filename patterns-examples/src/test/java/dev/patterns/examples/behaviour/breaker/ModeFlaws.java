package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Breakers that get something wrong around the calls: rejections, manual modes, listeners, the registry. */
final class ModeFlaws {

    private ModeFlaws() {}

    /** A rejection with a stack trace and without a name. */
    static BreakerAdapter costlyRejections(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public RuntimeException rejection() {
                return new IllegalStateException("open");
            }
        };
    }

    static BreakerAdapter rejectionsAreForgotten(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public long rejectedCalls() {
                return state().equals("CLOSED") ? 0 : super.rejectedCalls();
            }
        };
    }

    /** No mode but open, which ends with its time, and no reset of what is closed. */
    static BreakerAdapter manualModesAreWeak(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public void forceOpen() {
                while (state().equals("CLOSED")) {
                    acquire().fail(new IllegalStateException("by hand"));
                }
            }

            @Override
            public void disable() {}

            @Override
            public void metricsOnly() {}

            @Override
            public void reset() {}
        };
    }

    /** An asynchronous call that succeeds closes the breaker, even one that was opened by hand. */
    static BreakerAdapter anySuccessCloses(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                    Supplier<? extends CompletionStage<T>> action) {
                return super.callAsync(action).thenApply(value -> {
                    reset();
                    return value;
                });
            }
        };
    }

    static BreakerAdapter announcesTwice(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public void onTransition(Consumer<String> listener) {
                super.onTransition(listener);
                super.onTransition(listener);
            }
        };
    }

    /** Listeners run in the call that made the transition, and other calls wait for them. */
    static BreakerAdapter listenersRunInTheCall(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            private volatile boolean busy;

            @Override
            public void onTransition(Consumer<String> listener) {
                listeners.add(listener);
            }

            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                while (busy) {
                    time.parkNanos(this, 1_000_000_000);
                }
                var before = state();
                try {
                    return super.call(action);
                } finally {
                    if (!before.equals(state())) {
                        busy = true;
                        listeners.forEach(listener -> listener.accept(state()));
                        busy = false;
                    }
                }
            }
        };
    }

    static BreakerAdapter replacementLosesListeners(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public void replaceSettings(BreakerSettings replacement) {
                listeners.clear();
                super.replaceSettings(replacement);
            }
        };
    }

    static BreakerAdapter oneBreakerForAllKeys(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public BreakerAdapter forKey(String name) {
                return this;
            }
        };
    }

    /** A new breaker for each look-up, all of which are kept. */
    static BreakerAdapter aBreakerForEachLookUp(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            private int made;

            @Override
            public BreakerAdapter forKey(String name) {
                made++;
                return new SoundBreaker(settings, time);
            }

            @Override
            public int keys() {
                return made;
            }
        };
    }

    static BreakerAdapter rejectionsHaveNoTime(BreakerSettings settings, Time time) {
        return new SoundBreaker(settings, time) {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                    throws X {
                try {
                    return super.call(action);
                } catch (CallRejectedException rejection) {
                    throw new CallRejectedException(rejection.rejectedBy(), rejection.reason(), null);
                }
            }
        };
    }
}
