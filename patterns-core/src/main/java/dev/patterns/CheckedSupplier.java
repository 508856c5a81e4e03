package dev.patterns;

import org.jspecify.annotations.Nullable;

/**
 * A call that returns a value or throws.
 *
 * @param <T> what it returns
 * @param <X> what it throws; inferred from a lambda's body ({@link RuntimeException} if that throws nothing checked),
 *     so that a guarded call declares the same exceptions as the action
 */
@FunctionalInterface
public interface CheckedSupplier<T extends @Nullable Object, X extends Exception> {
    /** Makes the call. */
    T get() throws X;
}
