package dev.patterns.metrics;

import dev.patterns.Cancellable;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.PoolStatus;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PoolStatus.Holder;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Shows connection pools in JMX, for JConsole and other tools. The object's name is {@code
 * dev.patterns:type=ConnectionPool,name=payments}.
 */
public final class ConnectionPoolMBeans {

    private ConnectionPoolMBeans() {}

    /** What JMX shows of a pool. The names of the first four are HikariCP's. */
    public interface ConnectionPoolMXBean {

        /** How many connections are lent. */
        int getActiveConnections();

        /** How many are idle. */
        int getIdleConnections();

        /** How many are open. */
        int getTotalConnections();

        /** How many threads wait for a connection. */
        int getThreadsAwaitingConnection();

        /** See {@link PoolStatus#invalid}. */
        long getInvalidConnections();

        /** How many borrows timed out. */
        long getTimeouts();

        /** The longest wait of a borrow that got a connection, in milliseconds. */
        long getLongestWaitMillis();

        /** The settings, in one line. */
        String getSettings();

        /** See {@link ConnectionPool#advice}. */
        String getAdvice();

        /** The threads that hold a connection, the longest holder first. */
        List<String> getHolders();

        /** See {@link ConnectionPool#suspend}. */
        boolean isSuspended();

        /** See {@link ConnectionPool#suspend}. */
        void suspend();

        /** See {@link ConnectionPool#resume}. */
        void resume();

        /** See {@link ConnectionPool#softEvict}. */
        void softEvict();

        /** See {@link ConnectionPool#flush}. */
        void flush();
    }

    /**
     * Shows the pool in the server of the JVM.
     *
     * @return removes it again
     * @throws IllegalStateException if there is a pool of this name already
     */
    public static Cancellable register(ConnectionPool pool) {
        return register(pool, ManagementFactory.getPlatformMBeanServer());
    }

    /** Shows the pool in another server. */
    public static Cancellable register(ConnectionPool pool, MBeanServer server) {
        try {
            var name = new ObjectName("dev.patterns:type=ConnectionPool,name=" + quotedIfNeeded(pool.name()));
            server.registerMBean(new Bean(pool), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            throw new IllegalStateException("can't show pool " + pool.name() + " in JMX", e);
        }
    }

    private static String quotedIfNeeded(String name) {
        return name.matches("[\\w .-]+") ? name : ObjectName.quote(name);
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // removed before
        } catch (JMException e) {
            throw new IllegalStateException("can't remove " + name + " from JMX", e);
        }
    }

    private record Bean(ConnectionPool pool) implements ConnectionPoolMXBean {

        @Override
        public int getActiveConnections() {
            return pool.status().checkedOut();
        }

        @Override
        public int getIdleConnections() {
            return pool.status().checkedIn();
        }

        @Override
        public int getTotalConnections() {
            var status = pool.status();
            return status.checkedIn() + status.checkedOut();
        }

        @Override
        public int getThreadsAwaitingConnection() {
            return pool.status().waiting();
        }

        @Override
        public long getInvalidConnections() {
            return pool.status().invalid();
        }

        @Override
        public long getTimeouts() {
            return pool.status().waits(BorrowOutcome.TIMED_OUT).count();
        }

        @Override
        public long getLongestWaitMillis() {
            return pool.status().waits(BorrowOutcome.WAITED).longest().toMillis();
        }

        @Override
        public String getSettings() {
            return pool.config().toString();
        }

        @Override
        public String getAdvice() {
            return pool.advice().toString();
        }

        @Override
        public List<String> getHolders() {
            return pool.holders().stream().map(Holder::toString).toList();
        }

        @Override
        public boolean isSuspended() {
            return pool.status().suspended();
        }

        @Override
        public void suspend() {
            pool.suspend();
        }

        @Override
        public void resume() {
            pool.resume();
        }

        @Override
        public void softEvict() {
            pool.softEvict();
        }

        @Override
        public void flush() {
            pool.flush();
        }
    }
}
