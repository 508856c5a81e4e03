package dev.patterns.pool.script;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Something that a pool does wrong because its clock or its data source is not right. The scripts must find it. */
enum Flaw {
    NONE,
    LOSES_WAKE_UPS(time -> new FlawedTime(time) {
        @Override
        public void unpark(Thread thread) {
            // forgotten
        }
    }),
    OVERSLEEPS(time -> new FlawedTime(time) {
        @Override
        public void parkNanos(Object blocker, long nanos) {
            super.parkNanos(blocker, nanos + Duration.ofMillis(60).toNanos());
        }
    }),
    SWALLOWS_INTERRUPTS(time -> new FlawedTime(time) {
        @Override
        public void parkNanos(Object blocker, long nanos) {
            super.parkNanos(blocker, nanos);
            Thread.interrupted();
        }
    }),
    FORGETS_DEADLINES(time -> new FlawedTime(time) {
        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return delay.toMillis() == 200 ? () -> {} : super.schedule(task, delay);
        }
    }),
    FORGETS_TO_ROLL_BACK("rollback"),
    FORGETS_TO_CLOSE("close"),
    FORGETS_TO_RESET("setAutoCommit");

    private final UnaryOperator<Time> time;
    private final String ignored;

    Flaw() {
        this(time -> time);
    }

    Flaw(UnaryOperator<Time> time) {
        this.time = time;
        this.ignored = "";
    }

    /** A method of the connection that does nothing. */
    Flaw(String ignored) {
        this.time = time -> time;
        this.ignored = ignored;
    }

    Time in(Time right) {
        return time.apply(right);
    }

    DataSource in(DataSource right) {
        return ignored.isEmpty()
                ? right
                : FaultyDriver.proxy(DataSource.class, (self, method, args) -> in(right.getConnection()));
    }

    private Connection in(Connection right) {
        return FaultyDriver.proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals(ignored) && isTheEnd(args)) {
                return null;
            }
            try {
                return method.invoke(right, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** Not the borrower's own {@code setAutoCommit(false)}. */
    private static boolean isTheEnd(Object[] args) {
        return args == null || args[0].equals(true);
    }

    /** Like the other one, but for what is overridden. */
    private static class FlawedTime implements Time {
        private final Time right;

        FlawedTime(Time right) {
            this.right = right;
        }

        @Override
        public long nanoTime() {
            return right.nanoTime();
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            right.parkNanos(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            right.unpark(thread);
        }

        @Override
        public void interrupt(Thread thread) {
            right.interrupt(thread);
        }

        @Override
        public void execute(Runnable task) {
            right.execute(task);
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return right.schedule(task, delay);
        }

        @Override
        public long threadNumber() {
            return right.threadNumber();
        }
    }
}
