package dev.patterns;

/** Work that was scheduled and has perhaps not begun. */
@FunctionalInterface
public interface Cancellable {

    /** Prevents the work if it has not begun, and does nothing otherwise. May be called by any thread, more than once. */
    void cancel();
}
