package dev.patterns.examples.faults;

import java.time.Duration;

/** How long the machine kept a thread from running that wanted to: on a busy one no wait ends exactly in time. */
final class StallMeter implements AutoCloseable {

    private static final int SLEEP_MILLIS = 2;

    private final Thread thread = new Thread(this::measure, "stall-meter");
    private volatile long longest;
    private volatile boolean stopped;

    StallMeter() {
        thread.setDaemon(true);
        thread.start();
    }

    private void measure() {
        try {
            while (!stopped) {
                long start = System.nanoTime();
                Thread.sleep(SLEEP_MILLIS);
                longest = Math.max(longest, System.nanoTime() - start - SLEEP_MILLIS * 1_000_000L);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
