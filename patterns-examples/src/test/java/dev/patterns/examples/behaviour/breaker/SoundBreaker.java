package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.breaker.BreakerPermit;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A breaker that is right in every case: the hand-written one, and what that lacks. Mutants are subclasses that get one
 * method wrong.
 */
class SoundBreaker implements BreakerAdapter {

    private static final int MOST_KEYS = 1_000;

    final Time time;
    final List<Consumer<String>> listeners = new ArrayList<>();
    private final BreakerSettings settings;
    private final Map<String, BreakerAdapter> byKey = new LinkedHashMap<>();
    BreakerAdapter inner;

    SoundBreaker(BreakerSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.inner = open(settings, time);
    }

    private static BreakerAdapter open(BreakerSettings settings, Time time) {
        return BreakerContender.HANDWRITTEN.open(
                settings.slowAfter().isPresent() ? settings.remedy(BreakerRemedy.COUNT_OVERDUE_CALLS) : settings, time);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return inner.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return inner.callAsync(action);
    }

    @Override
    public String state() {
        return inner.state();
    }

    @Override
    public BreakerPermit acquire() {
        return inner.acquire();
    }

    @Override
    public void onTransition(Consumer<String> listener) {
        listeners.add(listener);
        inner.onTransition(listener);
    }

    @Override
    public void forceOpen() {
        inner.forceOpen();
    }

    @Override
    public void disable() {
        inner.disable();
    }

    @Override
    public void metricsOnly() {
        inner.metricsOnly();
    }

    @Override
    public void reset() {
        inner.reset();
    }

    @Override
    public long rejectedCalls() {
        return inner.rejectedCalls();
    }

    @Override
    public void replaceSettings(BreakerSettings replacement) {
        inner = open(replacement, time);
        listeners.forEach(inner::onTransition);
    }

    @Override
    public BreakerAdapter forKey(String name) {
        var breaker = byKey.computeIfAbsent(name, key -> new SoundBreaker(settings, time));
        if (byKey.size() > MOST_KEYS) {
            byKey.remove(byKey.keySet().iterator().next());
        }
        return breaker;
    }

    @Override
    public int keys() {
        return byKey.size();
    }
}
