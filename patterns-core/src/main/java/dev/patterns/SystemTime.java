package dev.patterns;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link System#nanoTime()}, {@link LockSupport}, and daemon threads: one timer, and workers that are reused. */
final class SystemTime implements Time {

    static final SystemTime INSTANCE = new SystemTime();

    private static final Logger log = LoggerFactory.getLogger(Time.class);

    private final ExecutorService workers = Executors.newCachedThreadPool(daemonThreads("patterns-worker-"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, daemonThreads("patterns-timer-"));

    private SystemTime() {
        timer.setRemoveOnCancelPolicy(true); // most timeouts are cancelled: don't keep each one until its limit
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        LockSupport.parkNanos(blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(() -> runLogged(task));
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        var future = timer.schedule(() -> runLogged(task), saturatedNanos(delay), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public long threadNumber() {
        return Thread.currentThread().getId();
    }

    /** A failing task must not end a shared thread, and its failure must not be lost. */
    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            log.error("A background task failed", failure);
        }
    }

    private static long saturatedNanos(Duration delay) {
        return TimeUnit.NANOSECONDS.convert(delay);
    }

    /**
     * They inherit neither thread locals nor the context class loader: a worker serves many callers, so it must not
     * keep those of the first one.
     */
    private static ThreadFactory daemonThreads(String prefix) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(null, task, prefix + number.incrementAndGet(), 0, false);
            thread.setContextClassLoader(SystemTime.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        };
    }
}
