package dev.patterns;

/** Something that can be ended early: a scheduled task, a registered listener. */
@FunctionalInterface
public interface Cancellable {

    /**
     * Prevents a task that has not begun, or removes a listener. Does nothing if called again, or too late. May be
     * called by any thread.
     */
    void cancel();
}
