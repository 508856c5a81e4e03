package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.CaseTime;
import dev.patterns.examples.behaviour.pool.script.FaultScript.Act;
import dev.patterns.examples.behaviour.pool.script.FaultScript.Break;
import dev.patterns.examples.behaviour.pool.script.FaultScript.Step;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.jdbc.PhysicalLife;
import dev.patterns.examples.jdbc.ScriptedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One script on one pool. An operator's thread adds the faults. After the last step it ends them, and then everything
 * must come to its end: the borrowers' waits, the places that they had, the pool.
 */
final class ScriptPlay {

    /** How much later than the timeout a wait may end, in seconds. */
    private static final double TOLERANCE = 0.05;

    /** The same in real time, beside {@link #lateness}. */
    private static final double REAL_TOLERANCE = 0.25;

    /** Seconds in which everything ends that ever will. */
    private static final double AT_LAST = 2;

    private final CaseTime time;
    private final FaultScript script;
    private final ScriptedDatabase database;
    private final PoolAdapter pool;
    private final List<ScriptBorrower> borrowers;
    private final long start;
    private final Map<Integer, Connection> leases = new ConcurrentHashMap<>(); // by the physical connection's number
    private final Map<Invariant, String> broken = new EnumMap<>(Invariant.class); // guarded by itself
    private final AtomicLong lateness = new AtomicLong(); // the latest that the machine woke a thread of this play
    private volatile boolean ending;
    private volatile boolean closeBegan;
    private volatile boolean closeEnded;
    private volatile boolean ended;

    ScriptPlay(FaultScript script, CaseTime time, ScriptedPool opener) {
        this.time = time;
        this.script = script;
        this.database = new ScriptedDatabase(time.time());
        database.latency(time.seconds(script.latencySeconds()));
        var settings = PoolSettings.of("scripts")
                .size(script.size(), script.maxOverflow())
                .connectionTimeout(time.seconds(script.timeoutSeconds()));
        this.pool = opener.open(database.dataSource(), settings, time.time());
        this.borrowers = IntStream.range(0, script.borrowers())
                .mapToObj(number -> new ScriptBorrower(this, number))
                .toList();
        this.start = time.time().nanoTime();
    }

    /** Starts the threads. */
    ScriptPlay start() {
        time.start(this::operate);
        for (var borrower : borrowers) {
            time.start(() -> borrower.perform(stepsOf(borrower)));
        }
        return this;
    }

    boolean hasEnded() {
        return ended;
    }

    FaultScript script() {
        return script;
    }

    /** What it found, once it has ended. */
    Map<Invariant, String> broken() {
        synchronized (broken) {
            return new EnumMap<>(broken);
        }
    }

    private List<Act> stepsOf(ScriptBorrower borrower) {
        var steps = new ArrayList<Act>();
        for (var step : script.steps()) {
            if (step instanceof Act act && !act.action().isOperators && act.borrower() == borrower.number()) {
                steps.add(act);
            }
        }
        return steps;
    }

    private void operate() {
        try {
            script.steps().forEach(this::operate);
            end();
        } catch (RuntimeException | Error failure) {
            check(Invariant.NO_PLACE_LOST, false, "the pool fails with " + failure);
        }
        ended = true;
    }

    private void operate(Step step) {
        sleepUntil(step.at());
        if (step instanceof Break broken) {
            broken.fault().addTo(database, time);
        } else if (step instanceof Act act && act.action().isOperators) {
            act.action().effect.accept(this, borrowers.get(act.borrower()));
        }
    }

    // What borrowers do and see

    Time time() {
        return time.time();
    }

    PoolAdapter pool() {
        return pool;
    }

    ScriptedDatabase database() {
        return database;
    }

    boolean isEnding() {
        return ending;
    }

    ScriptBorrower after(ScriptBorrower borrower) {
        return borrowers.get((borrower.number() + 1) % borrowers.size());
    }

    void sleepUntil(int millis) {
        long due = time.seconds(millis / 1e3).toNanos();
        for (long left = due - elapsed(); left > 0; left = due - elapsed()) {
            park(left);
        }
    }

    void lent(int physical, Connection lease) {
        boolean isFree = physical == 0 || leases.put(physical, lease) == null;
        check(Invariant.LENT_TO_ONE_BORROWER, isFree, "connection " + physical + " is lent to two borrowers");
    }

    void returned(int physical, Connection lease) {
        leases.remove(physical, lease);
    }

    void waited(Duration wait) {
        var most = time.seconds(script.timeoutSeconds() + tolerance()).plusNanos(lateness.get());
        check(Invariant.NO_WAITER_FORGOTTEN, wait.compareTo(most) <= 0, "a borrower waits on after the timeout");
    }

    void closePool() {
        closeBegan = true;
        time.time().execute(() -> {
            try {
                pool.close();
            } catch (RuntimeException | Error failure) {
                // the driver's, perhaps: what counts is what is left
            }
            closeEnded = true;
        });
    }

    // The end

    private void end() {
        until(() -> borrowers.stream().noneMatch(ScriptBorrower::isWaiting), script.timeoutSeconds() + 2 * tolerance());
        ending = true;
        database.heal();
        database.release();
        for (var borrower : borrowers) {
            boolean comesBack = until(borrower::hasEnded, AT_LAST);
            check(Invariant.NO_WAITER_FORGOTTEN, comesBack, "a borrower never comes back from " + borrower.doing());
        }
        if (!closeBegan) {
            checkPlaces();
            closePool();
        }
        boolean closes = until(() -> closeEnded && openNow() == 0 && database.callsUnderWay() == 0, AT_LAST);
        check(Invariant.NOTHING_LEFT_AFTER_CLOSE, closes, closeEnded ? left() : "the pool's close does not end");
        checkMostOpen();
    }

    private String left() {
        return openNow() + " connections are open, " + database.callsUnderWay() + " calls are under way after close";
    }

    private void checkPlaces() {
        var all = new ArrayList<Connection>();
        int places = script.size() + script.maxOverflow();
        until(() -> lend(all) == places, AT_LAST);
        check(Invariant.NO_PLACE_LOST, all.size() == places, "only " + all.size() + " of " + places + " can be lent");
        for (var lease : all) {
            try {
                lease.close();
            } catch (SQLException | RuntimeException failure) {
                check(Invariant.NO_PLACE_LOST, false, "close fails without a fault: " + failure);
            }
        }
        boolean settles = until(this::knowsAllOpen, AT_LAST);
        check(Invariant.NO_PLACE_LOST, settles, openNow() + " are open, but the pool says " + pool.status());
    }

    private int lend(List<Connection> leases) {
        try {
            leases.add(pool.dataSource().getConnection());
        } catch (SQLException | RuntimeException | Error refused) {
            // once more
        }
        return leases.size();
    }

    private boolean knowsAllOpen() {
        var status = pool.status();
        return status.inUse() == 0 && status.idle() == openNow();
    }

    private long openNow() {
        return database.lives().stream()
                .filter(life -> life.endBeganAt() == PhysicalLife.NEVER)
                .count();
    }

    /**
     * Not counting a connection that came after the borrower's timeout: the pool may have given it up. One that is
     * being closed is closed, however long that takes.
     */
    private void checkMostOpen() {
        var lives = database.lives().stream()
                .filter(life -> life.connectTook().compareTo(time.seconds(script.timeoutSeconds())) < 0)
                .toList();
        long grace = time.seconds(time.elapsed() == null ? TOLERANCE : 0).toNanos();
        for (var life : lives) {
            long open = lives.stream()
                    .filter(other ->
                            other.openedAt() - life.openedAt() <= 0 && other.endBeganAt() - grace - life.openedAt() > 0)
                    .count();
            int places = script.size() + script.maxOverflow();
            check(Invariant.AT_MOST_SO_MANY_OPEN, open <= places, open + " are open, " + places + " are allowed");
        }
    }

    private double tolerance() {
        return time.elapsed() == null ? REAL_TOLERANCE : TOLERANCE;
    }

    private long elapsed() {
        return time.time().nanoTime() - start;
    }

    /** Waits until it is so, for at most so many seconds: whether it became so. */
    private boolean until(BooleanSupplier condition, double seconds) {
        long begin = time.time().nanoTime();
        while (!condition.getAsBoolean()) {
            if (time.time().nanoTime() - begin >= time.seconds(seconds).toNanos()) {
                return condition.getAsBoolean();
            }
            park(time.seconds(0.01).toNanos());
        }
        return true;
    }

    private void park(long nanos) {
        long begin = time.time().nanoTime();
        time.time().parkNanos(this, nanos);
        lateness.accumulateAndGet(time.time().nanoTime() - begin - nanos, Math::max);
    }

    private void check(Invariant invariant, boolean holds, String otherwise) {
        if (!holds) {
            synchronized (broken) {
                broken.putIfAbsent(invariant, otherwise);
            }
        }
    }
}
