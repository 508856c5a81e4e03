package dev.patterns.pool.script;

import dev.patterns.WatchedTime;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.PoolStatus;
import dev.patterns.pool.PoolStatus.Waits;
import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.simulation.ReusedThreads;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.SimulationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One run of a script in simulated time. The thread of the test is the operator. After the last step it frees the
 * driver of all faults, and then everything must come to its end: the borrowers, the pool's tasks, the pool.
 */
final class ScriptRun {

    static final Duration TOLERANCE = Duration.ofMillis(50);

    /** A tick of the pool's timer, and some more. */
    private static final Duration SOON = Duration.ofMillis(150);

    /** Enough for any step that a borrower has left, and for any pause that the pool makes. */
    private static final Duration AT_LAST = Duration.ofSeconds(60);

    final Script script;
    final SimulatedTime time;
    final Journal journal;
    final FaultyDriver driver;
    final Oracle oracle;
    final Rows rows = new Rows();
    final ConnectionPool pool;
    int borrows;
    int waiting; // borrowers in getConnection
    private final WatchedTime watched;
    private final List<Borrower> borrowers;
    private int size;
    private int mostPlaces;
    private boolean resized;
    private boolean suspended;
    private long resumedAt;
    private long evictedAt;
    private boolean ending;
    private boolean closed;
    private long closedAt;

    private ScriptRun(Script script, SimulatedTime time, Flaw flaw) {
        this.script = script;
        this.time = time;
        this.journal = new Journal(time);
        this.watched = new WatchedTime(flaw.in(time));
        this.oracle = new Oracle(this);
        this.driver = new FaultyDriver(time, journal, script.millis(Setting.LATENCY), oracle);
        var builder = ConnectionPool.builder("scripts")
                .source(flaw.in(driver.dataSource()))
                .time(watched)
                .random(new SplittableRandom(1));
        script.applyTo(builder);
        this.size = script.value(Setting.SIZE);
        this.mostPlaces = places();
        this.pool = builder.build();
        this.borrowers = IntStream.range(0, script.value(Setting.BORROWERS))
                .mapToObj(number -> new Borrower(this, number))
                .toList();
    }

    /**
     * Plays the script.
     *
     * @param flaw what is wrong with the pool's surroundings; {@link Flaw#NONE} for a test of the pool
     */
    static Played play(Script script, Flaw flaw) {
        try (var time = ReusedThreads.simulation(1)) {
            var run = new ScriptRun(script, time, flaw);
            try {
                run.playSteps();
                run.end();
            } catch (SimulationException e) {
                run.journal.violation("the simulation ends with " + stackOf(e));
            }
            return new Played(run.journal.firstViolation(), run.journal, run.pool.status());
        }
    }

    /** How it went: the first thing that must not happen, all that happened, and the pool's figures at the end. */
    record Played(Optional<String> violation, Journal journal, PoolStatus status) {
        boolean failed() {
            return violation.isPresent();
        }
    }

    private static String stackOf(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void playSteps() {
        for (int i = 0; i < borrowers.size(); i++) {
            var borrower = borrowers.get(i);
            time.spawn("borrower-" + i, () -> borrower.play(stepsOf(borrower)));
        }
        for (var step : script.steps()) {
            if (step instanceof Break fault) {
                sleepUntil(step.at());
                journal.note("fault: " + fault.fault());
                driver.add(fault.fault());
            } else if (step instanceof Do act && act.action().isOperators) {
                sleepUntil(step.at());
                journal.note("operator: " + act.action());
                act.action().effect.accept(this, borrowers.get(act.borrower() % borrowers.size()));
            }
        }
        script.steps().stream().mapToInt(Script.Step::at).max().ifPresent(this::sleepUntil);
    }

    private List<Do> stepsOf(Borrower borrower) {
        return script.steps().stream()
                .filter(step -> step instanceof Do act
                        && !act.action().isOperators
                        && borrowers.get(act.borrower() % borrowers.size()) == borrower)
                .map(Do.class::cast)
                .toList();
    }

    private void sleepUntil(int at) {
        time.advance(Duration.ofNanos(Math.max(0, untilNanos(at))));
    }

    long untilNanos(int at) {
        return Duration.ofMillis(at).toNanos() - driver.now();
    }

    // What borrowers and the oracle ask

    Duration timeout() {
        return script.millis(Setting.CONNECTION_TIMEOUT);
    }

    int places() {
        return size + script.value(Setting.MAX_OVERFLOW);
    }

    /** If the pool has become smaller, connections are closed as they come back. */
    int mostPlaces() {
        return mostPlaces;
    }

    boolean wasResized() {
        return resized;
    }

    void resize(int more) {
        size = Math.max(1, size + more);
        mostPlaces = Math.max(mostPlaces, places());
        resized = true;
        pool.reconfigure(settings -> settings.size(size));
    }

    /** Whether a borrower has only to return what it holds. */
    boolean isEnding() {
        return ending;
    }

    Borrower after(int borrower) {
        return borrowers.get((borrower + 1) % borrowers.size());
    }

    void suspend() {
        suspended = true;
        pool.suspend();
    }

    void resume() {
        resumedAt = driver.now();
        suspended = false;
        pool.resume();
    }

    /** When the pool began to lend connections. */
    long lendsSince() {
        return suspended ? driver.now() : resumedAt;
    }

    void softEvict() {
        evictedAt = driver.now();
        pool.softEvict();
    }

    /** Connections that were begun to be opened earlier must not be lent any more. */
    long evictedAt() {
        return evictedAt;
    }

    void closePool() {
        if (!closed) {
            closedAt = driver.now();
        }
        closed = true;
        pool.close();
    }

    boolean poolIsClosed() {
        return closed;
    }

    /** How long ago the pool was closed; zero if it was just now or is open. */
    long sinceClose() {
        return closed ? driver.now() - closedAt : 0;
    }

    /** How many tasks of the pool have yet to begin. */
    int startingTasks() {
        return watched.starting();
    }

    // The end

    private void end() {
        journal.note("the end begins: no fault from now on");
        ending = true;
        resume();
        driver.heal();
        driver.release();
        for (var borrower : borrowers) {
            await(() -> borrower.ended, "a borrower is stuck in " + borrower.doing);
        }
        awaitQuiet();
        if (!closed) {
            checkFigures();
            lendAll();
            awaitQuiet();
            checkFigures();
            closePool();
            journal.note("closed");
        }
        time.advance(SOON);
        journal.check(watched.tasks() == 0, () -> watched.tasks() + " tasks run after close");
        journal.check(watched.timers() == 0, () -> watched.timers() + " timers are left after close");
        for (var connection : driver.connections) {
            journal.check(!connection.life.isOpen(), () -> connection + " is open after close");
        }
        rows.check(driver.committedRows, journal);
    }

    private void await(BooleanSupplier condition, String otherwise) {
        long begin = driver.now();
        for (var pause = Duration.ofMillis(10); !condition.getAsBoolean(); pause = pause.multipliedBy(2)) {
            if (driver.now() - begin > AT_LAST.toNanos()) {
                journal.violation(otherwise);
                return;
            }
            time.advance(pause);
        }
    }

    /** Long enough for the housekeeper to close what is too much, and for the tasks to end. */
    private void awaitQuiet() {
        time.advance(SOON);
        await(() -> watched.tasks() == 0, "a task doesn't end");
    }

    private void checkFigures() {
        var status = pool.status();
        long open = driver.connections.stream()
                .filter(connection -> connection.life.isOpen())
                .count();
        journal.check(
                status.checkedIn() == open,
                () -> open + " connections are open, but the pool knows " + status.checkedIn());
        journal.check(open <= size, () -> open + " connections are kept");
        journal.check(status.overflow() == 0, () -> "an overflow of " + status.overflow() + " is counted");
        journal.check(status.checkedOut() == 0, () -> status.checkedOut() + " connections are lost");
        journal.check(status.opening() == 0, () -> status.opening() + " connections are being opened for ever");
        journal.check(status.waiting() == 0, () -> status.waiting() + " borrowers wait that are not there");
        long answers = status.waits().values().stream().mapToLong(Waits::count).sum();
        journal.check(answers == borrows, () -> answers + " of " + borrows + " borrows are counted");
        journal.check(PoolStatus.BorrowOutcome.values().length == status.waits().size(), () -> "an outcome is missing");
    }

    /** All places can be lent at the same time. */
    private void lendAll() {
        var leases = new ArrayList<Connection>();
        long begin = driver.now();
        while (leases.size() < places() && driver.now() - begin < AT_LAST.toNanos()) {
            borrows++;
            try {
                leases.add(pool.getConnection());
            } catch (SQLException e) {
                journal.note("not yet: " + e.getMessage());
                time.advance(Duration.ofMillis(10));
            }
        }
        journal.check(
                leases.size() == places(), () -> "only " + leases.size() + " of " + places() + " places can be lent");
        for (var lease : leases) {
            try {
                lease.close();
            } catch (SQLException e) {
                journal.violation("close throws " + e);
            }
        }
    }
}
