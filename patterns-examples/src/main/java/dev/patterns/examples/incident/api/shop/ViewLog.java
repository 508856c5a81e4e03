package dev.patterns.examples.incident.api.shop;

import dev.patterns.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the records of views: within the request, or later by one worker. The queue is bounded: if it is full, a view
 * is dropped, since statistics must not slow requests down.
 */
public final class ViewLog {

    private static final Logger log = LoggerFactory.getLogger(ViewLog.class);
    private static final int CAPACITY = 1_000;

    private final DataSource pool;
    private final Catalogue catalogue;
    private final Renderer renderer;
    private final Time time;
    private final BlockingQueue<PageView> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean working = new AtomicBoolean();

    public ViewLog(DataSource pool, Catalogue catalogue, Renderer renderer, Time time) {
        this.pool = pool;
        this.catalogue = catalogue;
        this.renderer = renderer;
        this.time = time;
    }

    /** Writes the view now, on the caller's thread and connection. */
    void write(Connection connection, PageView view) throws SQLException {
        catalogue.recordView(connection, view.request().id(), renderer.record(view));
    }

    /** Has the view written later. */
    void add(PageView view) {
        if (!queue.offer(view)) {
            log.debug(
                    "The view of request {} is dropped: {} wait", view.request().id(), CAPACITY);
        }
        startWorker();
    }

    /** Whether every view has been written. */
    public boolean isIdle() {
        return queue.isEmpty() && !working.get();
    }

    private void startWorker() {
        if (!queue.isEmpty() && working.compareAndSet(false, true)) {
            time.execute(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (PageView view; (view = queue.poll()) != null; ) {
                writeLater(view);
            }
        } finally {
            working.set(false);
        }
        startWorker(); // a view may have been added after the last poll
    }

    private void writeLater(PageView view) {
        try {
            var record = renderer.record(view);
            try (var connection = pool.getConnection()) {
                catalogue.recordView(connection, view.request().id(), record);
            }
        } catch (SQLException e) {
            log.debug("The view of request {} is not recorded", view.request().id(), e);
        }
    }
}
