package dev.patterns.fallback;

import dev.patterns.fallback.CachedFallback.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last good answer for each key. When there are too many keys, the one that was answered longest ago goes. */
final class LastAnswers<K, T extends @Nullable Object> {

    private record Kept<T extends @Nullable Object>(T value, long startedAt) {}

    private final int maxKeys;
    private final long maxAge;
    private final Map<K, Kept<T>> kept = new LinkedHashMap<>(); // under this object's lock

    LastAnswers(int maxKeys, long maxAge) {
        this.maxKeys = maxKeys;
        this.maxAge = maxAge;
    }

    /** Keeps an answer, unless there is one of a call that started later. */
    synchronized void keep(K key, T value, long startedAt) {
        var before = kept.remove(key); // and put in again, as the last
        boolean later = before == null || startedAt - before.startedAt >= 0;
        kept.put(key, later ? new Kept<>(value, startedAt) : before);
        if (kept.size() > maxKeys) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** The answer for the key; null if there is none, or if it is too old: it is then removed. */
    synchronized @Nullable Answer<T> find(K key, long now) {
        var found = kept.get(key);
        if (found == null) {
            return null;
        }
        long age = now - found.startedAt;
        if (age > maxAge) {
            kept.remove(key);
            return null;
        }
        return new Answer<>(found.value, true, Duration.ofNanos(age));
    }

    synchronized int size() {
        return kept.size();
    }
}
