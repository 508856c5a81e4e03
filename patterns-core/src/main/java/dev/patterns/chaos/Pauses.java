package dev.patterns.chaos;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that wait now. */
final class Pauses {

    private final Set<Pause> running = ConcurrentHashMap.newKeySet();
    private volatile boolean hangsAllowed = true;

    /**
     * Each side publishes its own change and then reads the other's: a call that got its fault just before the end of
     * the experiment is released here, if {@link #release} has not seen it.
     */
    void add(Pause pause) {
        running.add(pause);
        if (!hangsAllowed && pause.isHang()) {
            pause.end(null);
        }
    }

    /** If not, a hang that begins ends at once. */
    void allowHangs(boolean allowed) {
        hangsAllowed = allowed;
    }

    void remove(Pause pause) {
        running.remove(pause);
    }

    /** Makes what hangs go on. */
    void release() {
        running.stream().filter(Pause::isHang).forEach(pause -> pause.end(null));
    }

    /** Makes what waits on this connection fail. */
    void endOn(Object connection) {
        running.stream()
                .filter(pause -> pause.isOn(connection))
                .forEach(pause -> pause.end("waited until its connection was closed"));
    }

    int hanging() {
        return (int) running.stream().filter(Pause::isHang).count();
    }
}
