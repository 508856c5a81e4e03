package dev.patterns.chaos;

/** When faults are injected: the windows, counted from a start. */
final class Schedule {

    private final ChaosConfig config;
    private final long startedAt;

    Schedule(ChaosConfig config, long startedAt) {
        this.config = config;
        this.startedAt = startedAt;
    }

    boolean isActiveAt(long now) {
        var windows = config.during();
        if (windows.isEmpty()) {
            return true;
        }
        long elapsed = now - startedAt;
        long position =
                config.every().isPresent() ? elapsed % config.every().get().toNanos() : elapsed;
        for (var window : windows) {
            if (position >= window.from().toNanos() && position < window.to().toNanos()) {
                return true;
            }
        }
        return false;
    }
}
