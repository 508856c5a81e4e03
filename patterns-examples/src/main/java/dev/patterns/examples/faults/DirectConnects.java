package dev.patterns.examples.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long it takes at this moment to connect and to run a statement without a pool. On a busy machine that is a
 * hundred times as long as on an idle one, and no pool can be faster.
 */
final class DirectConnects implements AutoCloseable {

    private static final int PAUSE_MILLIS = 5;

    private final String url;
    private final Thread thread = new Thread(this::measure, "direct-connects");
    private volatile long longest;
    private volatile boolean stopped;

    /** Begins at once. */
    DirectConnects(String url) {
        this.url = url;
        thread.setDaemon(true);
        thread.start();
    }

    private void measure() {
        while (!stopped) {
            long start = System.nanoTime();
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute("select 1");
                Thread.sleep(PAUSE_MILLIS);
            } catch (SQLException notYet) {
                // its time counts
            } catch (InterruptedException e) {
                return;
            }
            longest = Math.max(longest, System.nanoTime() - start);
        }
    }

    /** Stops, and returns the longest. */
    Duration longest() throws InterruptedException {
        stopped = true;
        thread.join();
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
