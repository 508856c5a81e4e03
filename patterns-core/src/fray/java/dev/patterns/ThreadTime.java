package dev.patterns;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A time without a clock, for schedules that are chosen by a scheduler. A park has no end of its own, so a wake-up that
 * is lost is a deadlock, which the scheduler reports. A timer fires at any time at all, in a thread of its own.
 */
public final class ThreadTime implements Time {

    private final boolean timersFire;
    private final Queue<Thread> threads;

    /**
     * @param timersFire whether the tasks of timers run, unless they are cancelled before
     * @param threads receives the threads that are started
     */
    public ThreadTime(boolean timersFire, Queue<Thread> threads) {
        this.timersFire = timersFire;
        this.threads = threads;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        LockSupport.park(blocker);
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
        var thread = new Thread(task);
        threads.add(thread);
        thread.start();
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        var isOver = new AtomicBoolean();
        if (timersFire) {
            execute(() -> {
                if (isOver.compareAndSet(false, true)) {
                    task.run();
                }
            });
        }
        return () -> isOver.set(true);
    }

    @Override
    public long threadNumber() {
        return 1;
    }
}
