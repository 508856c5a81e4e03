package dev.patterns.examples.behaviour.pool;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.jdbc.ScriptedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A run on one pool, of connections to a database whose answers the scenario decides. */
public final class PoolTrial extends Trial {

    private final Opener opener;
    private final ScriptedDatabase database;

    /** Makes a contender's pool. */
    @FunctionalInterface
    public interface Opener {
        PoolAdapter open(DataSource raw, PoolSettings settings, Time time);
    }

    public PoolTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
        this.database = new ScriptedDatabase(setup.time().time());
    }

    static Contender<PoolTrial> of(PoolContender contender) {
        Opener opener = contender::open;
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new PoolTrial(setup, opener));
    }

    /** The same object in all trials of a contender. */
    Opener opener() {
        return opener;
    }

    public ScriptedDatabase database() {
        return database;
    }

    /**
     * A pool of so many connections that waits for 400 s, validates before each lease, and keeps connections for an
     * hour.
     */
    public PoolAdapter open(int size) {
        return open(size, 0, settings -> settings);
    }

    /** The same with an overflow and other settings. */
    public PoolAdapter open(int size, int maxOverflow, UnaryOperator<PoolSettings> change) {
        var settings = PoolSettings.of("payments").size(size, maxOverflow).connectionTimeout(seconds(400));
        for (var remedy : remedy().stream().toList()) {
            settings = settings.remedy(remedy);
        }
        var pool = closeAtEnd(opener.open(database.dataSource(), change.apply(settings), time().time()));
        closeAtEnd((AutoCloseable) database::release); // before the pool, so that closing it doesn't hang
        return pool;
    }

    /** Has so many connections open and idle. */
    public void fill(PoolAdapter pool, int connections) throws SQLException {
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < connections; i++) {
            leases.add(pool.dataSource().getConnection());
        }
        for (var lease : leases) {
            lease.close();
        }
        say("%d connections are open and idle", connections);
    }

    /** The number of the one physical connection that is open. */
    public int onlyConnection() {
        var open = database.openConnections();
        if (open.size() != 1) {
            throw new IllegalStateException(open.size() + " connections are open");
        }
        return open.get(0);
    }

    /** Borrows, on a thread of its own. */
    public PendingBorrow begin(PoolAdapter pool, String name) {
        return new PendingBorrow(this, pool, name);
    }

    /** Starts so many borrows. */
    public List<PendingBorrow> begin(PoolAdapter pool, int borrowers) {
        var all = new ArrayList<PendingBorrow>();
        for (int i = 1; i <= borrowers; i++) {
            all.add(begin(pool, "borrower " + i));
        }
        return all;
    }

    /** Does the task on a thread of its own. It has begun when this returns, and may be done at any time later. */
    public Background inBackground(String name, Background.Task task) {
        return new Background(this, name, task);
    }

    /** Executes a query, which says on which physical connection it ran. */
    public int physical(Connection lease) throws SQLException {
        try (var statement = lease.createStatement();
                var results = statement.executeQuery("select number")) {
            results.next();
            return results.getInt(1);
        }
    }

    public static void execute(Connection lease, String sql) throws SQLException {
        try (var statement = lease.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets time pass until it is so, for at most so many seconds: whether it became so. */
    public boolean until(BooleanSupplier condition, double seconds) {
        long start = time().time().nanoTime();
        while (!condition.getAsBoolean()) {
            if (time().time().nanoTime() - start >= seconds(seconds).toNanos()) {
                return condition.getAsBoolean();
            }
            advance(Math.min(1, seconds / 10));
        }
        return true;
    }

    /** Lets time pass until so many borrowers wait. */
    public void untilWaiting(PoolAdapter pool, int borrowers) {
        until(() -> pool.status().waiting() >= borrowers, 200);
    }

    /** A pause of a background thread; the scenario's own thread advances instead. */
    public void pause(double seconds) {
        var clock = time().time();
        long nanos = seconds(seconds).toNanos();
        long start = clock.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (clock.nanoTime() - start)) {
            clock.parkNanos(this, left);
        }
    }

    /** What the action throws; null if nothing. */
    public @Nullable Throwable failureOf(Background.Task action) {
        try {
            action.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }
}
