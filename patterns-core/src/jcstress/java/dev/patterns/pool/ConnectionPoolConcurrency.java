package dev.patterns.pool;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * What the pool guarantees, with two threads at a time. A wake-up that is lost shows as a timeout: where a thread is
 * served in any order of events, it may wait for 20 s, and "refused" is forbidden.
 */
public final class ConnectionPoolConcurrency {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofNanos(20_000);

    private ConnectionPoolConcurrency() {}

    /** A lease is closed twice while another thread borrows: the second close doesn't end the other thread's lease. */
    @JCStressTest
    @Outcome(id = "served, 1 lent", expect = Expect.ACCEPTABLE, desc = "the borrower keeps its lease")
    @State
    public static class ASecondCloseEndsNoOtherLease extends OneLent {

        public ASecondCloseEndsNoOtherLease() {
            super(LONG);
        }

        @Actor
        public void closesTwice() {
            close(lease);
            close(lease);
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = lent();
        }
    }

    /** Two threads close the same lease: it is returned once, so one thread can borrow it and another one can't. */
    @JCStressTest
    @Outcome(id = "served, refused", expect = Expect.ACCEPTABLE, desc = "returned once")
    @State
    public static class TwoClosesReturnItOnce extends OneLent {

        public TwoClosesReturnItOnce() {
            super(SHORT);
        }

        @Actor
        public void one() {
            close(lease);
        }

        @Actor
        public void other() {
            close(lease);
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r1 = borrow();
            result.r2 = borrow();
        }
    }

    /** A return and a borrow: the borrower joins the queue before, in the midst of or after the release. */
    @JCStressTest
    @Outcome(id = "served, 1 lent", expect = Expect.ACCEPTABLE, desc = "no wake-up is lost")
    @State
    public static class AReleaseIsSeenByAWaiter extends OneLent {

        public AReleaseIsSeenByAWaiter() {
            super(LONG);
        }

        @Actor
        public void releases() {
            close(lease);
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = lent();
        }
    }

    /** The same, first come first served. */
    @JCStressTest
    @Outcome(id = "served, served", expect = Expect.ACCEPTABLE, desc = "no wake-up is lost, and none is kept")
    @State
    public static class TwoBorrowersInStrictOrderAreServed extends OneLent {

        public TwoBorrowersInStrictOrderAreServed() {
            super(LONG);
            pool.reconfigure(ConnectionPoolBuilder::firstComeFirstServed);
        }

        @Actor
        public void releasesAndBorrowsAgain(LL_Result result) {
            close(lease);
            result.r1 = borrowAndReturn();
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r2 = borrowAndReturn();
        }
    }

    /** A return while the waiter times out: the connection is handed to it or stays in the pool, and is never lost. */
    @JCStressTest
    @Outcome(id = "served, 1 lent", expect = Expect.ACCEPTABLE, desc = "handed to the waiter")
    @Outcome(id = "refused, served", expect = Expect.ACCEPTABLE, desc = "left in the pool")
    @State
    public static class AHandOffToAWaiterThatLeavesIsNotLost extends OneLent {

        public AHandOffToAWaiterThatLeavesIsNotLost() {
            super(SHORT);
        }

        @Actor
        public void releases() {
            close(lease);
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = result.r1.equals("served") ? lent() : borrow();
        }
    }

    /** A return while the pool is suspended: nothing is lent after that, until it is resumed. */
    @JCStressTest
    @Outcome(id = "refused, served", expect = Expect.ACCEPTABLE, desc = "not lent while suspended, and not lost")
    @State
    public static class ASuspendedPoolLendsNothing extends OneLent {

        public ASuspendedPoolLendsNothing() {
            super(SHORT);
        }

        @Actor
        public void releases() {
            close(lease);
        }

        @Actor
        public void suspendsAndBorrows(LL_Result result) {
            pool.suspend();
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            pool.resume();
            result.r2 = borrow();
        }
    }

    /** The pool is resumed while a thread begins to wait. */
    @JCStressTest
    @Outcome(id = "served, 1 lent", expect = Expect.ACCEPTABLE, desc = "no wake-up is lost")
    @State
    public static class ResumeIsSeenByAWaiter extends OneLent {

        public ResumeIsSeenByAWaiter() {
            super(LONG);
            close(lease);
            pool.suspend();
        }

        @Actor
        public void resumes() {
            pool.resume();
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = lent();
        }
    }

    /** The pool grows while a thread begins to wait: it gets the new connection. */
    @JCStressTest
    @Outcome(id = "served, 2 lent", expect = Expect.ACCEPTABLE, desc = "opened for it")
    @State
    public static class GrowthIsSeenByAWaiter extends OneLent {

        public GrowthIsSeenByAWaiter() {
            super(LONG);
        }

        @Actor
        public void grows() {
            pool.reconfigure(settings -> settings.size(2));
        }

        @Actor
        public void borrows(LL_Result result) {
            result.r1 = borrow();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = lent();
        }
    }

    /** A pool of one connection, which is lent. */
    static class OneLent {
        final ConnectionPool pool;
        final Connection lease;

        OneLent(Duration timeout) {
            pool = ConnectionPool.builder("stress")
                    .source(proxy(DataSource.class))
                    .size(1)
                    .maxOverflow(0)
                    .connectionTimeout(LONG)
                    .time(new WithoutTimers())
                    .build();
            try {
                lease = pool.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            pool.reconfigure(settings -> settings.connectionTimeout(timeout));
        }

        String borrow() {
            try {
                pool.getConnection();
                return "served";
            } catch (SQLException e) {
                return "refused";
            }
        }

        String borrowAndReturn() {
            try (var connection = pool.getConnection()) {
                return "served";
            } catch (SQLException e) {
                return "refused";
            }
        }

        String lent() {
            return pool.status().checkedOut() + " lent";
        }
    }

    private static void close(Connection lease) {
        try {
            lease.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers each question with yes, and opens another one of its kind if asked for a connection. */
    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Class<?> result = method.getReturnType();
                    return result == Connection.class ? proxy(Connection.class) : result == boolean.class ? true : null;
                }));
    }

    /** The machine's clock, without timers: thousands of pools are made, and no timer must keep them. */
    private static final class WithoutTimers implements Time {

        @Override
        public long nanoTime() {
            return Time.system().nanoTime();
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            Time.system().parkNanos(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            Time.system().unpark(thread);
        }

        @Override
        public void interrupt(Thread thread) {
            Time.system().interrupt(thread);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return () -> {};
        }

        @Override
        public long threadNumber() {
            return Time.system().threadNumber();
        }
    }
}
