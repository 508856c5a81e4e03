package dev.patterns.examples.jdbc;

import dev.patterns.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database without a network. It is a JDBC driver that counts what reaches it, and whose answers a test decides
 * call by call:
 *
 * <pre>{@code
 * database.on("connect").takes(Duration.ofSeconds(2));
 * database.on("isValid").hangs();
 * database.on("rollback").ofConnection(1).fails("08006");
 * database.add("isValid").after(2).times(1).hangs();
 * database.restart();
 * }</pre>
 *
 * <p>It knows transactions: a statement that begins with "insert" adds a row, which counts as {@link #committedRows}
 * when it is committed. Every query has one row with one column, the number of the physical connection.
 *
 * <p>It waits on a {@link Time}, so it runs in simulated time too. All methods may be called by any number of threads.
 */
public final class ScriptedDatabase {

    private final Time time;
    private final CallScripts scripts = new CallScripts(this);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<ScriptedConnection> connections = new CopyOnWriteArrayList<>();
    private final Set<Thread> hung = ConcurrentHashMap.newKeySet();
    private volatile boolean released;
    private volatile boolean autoCommit = true;
    private volatile boolean down;
    private volatile Duration latency = Duration.ZERO;
    private final AtomicInteger underWay = new AtomicInteger();

    // Written under this object's lock.
    private int connecting;
    private int mostConnecting;
    private int open;
    private int mostOpen;
    private int openStatements;
    private int committedRows;

    public ScriptedDatabase(Time time) {
        this.time = time;
    }

    /** Opens a physical connection at each call. */
    public DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    /** The script of a call: a method of {@link Connection}, "connect", "execute" or "closeStatement". */
    public CallScript on(String call) {
        return scripts.of(call);
    }

    /**
     * A further script of this call, beside those that are there. Of those that were added the first whose turn it is
     * decides, and only if there is none {@link #on}'s.
     */
    public CallScript add(String call) {
        released = false;
        return scripts.add(call::equals);
    }

    /** The same for each call over the network between a connection's begin and end. */
    public CallScript addForAnyRemoteCall() {
        released = false;
        return scripts.add(ScriptedCall::isRemoteInSession);
    }

    /** Forgets all scripts, and the server is up. Calls that hang go on to hang until {@link #release}. */
    public void heal() {
        scripts.clear();
        down = false;
    }

    /** How long each call over the network takes that no script speaks of. Default: zero. */
    public void latency(Duration duration) {
        latency = duration;
    }

    /** With which autocommit connections are opened from now on. Default: true. */
    public void opensWithAutoCommit(boolean initially) {
        autoCommit = initially;
    }

    /**
     * The server restarts: every connection is gone. The driver notices at the next statement, which fails with
     * SQLState 57P01, and then closes the connection by itself, as PostgreSQL's does. {@code isValid} is false.
     */
    public void restart() {
        connections.forEach(ScriptedConnection::lose);
    }

    /** Until {@link #comeUp}, the server also refuses connects, with SQLState 08001. */
    public void goDown() {
        down = true;
        restart();
    }

    public void comeUp() {
        down = false;
    }

    /** The server ends one connection, by its number; see {@link #restart}. */
    public void terminate(int number) {
        connections.get(number - 1).lose();
    }

    /** Every call that hangs ends, and none hangs until a script is added. */
    public void release() {
        released = true;
        hung.forEach(time::unpark);
    }

    /** How many calls of that name reached the driver. */
    public int count(String call) {
        return counts.getOrDefault(call, 0);
    }

    /** How many calls reached the driver, apart from those of these names. */
    public int countAllBut(String... calls) {
        return counts.entrySet().stream()
                .filter(entry -> !List.of(calls).contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** A physical connection, by its number. */
    public Connection connection(int number) {
        return connections.get(number - 1).proxy();
    }

    public synchronized int open() {
        return open;
    }

    /** The most that were open at the same time. */
    public synchronized int mostOpen() {
        return mostOpen;
    }

    /** The most connects that were under way at the same time. */
    public synchronized int mostConnecting() {
        return mostConnecting;
    }

    /** How many calls have not been answered. */
    public int callsUnderWay() {
        return underWay.get();
    }

    /** All connections that there have been. */
    public List<PhysicalLife> lives() {
        return connections.stream().map(ScriptedConnection::life).toList();
    }

    public synchronized int openStatements() {
        return openStatements;
    }

    public synchronized int committedRows() {
        return committedRows;
    }

    private Connection connect() throws SQLException {
        long began = now();
        synchronized (this) {
            mostConnecting = Math.max(mostConnecting, ++connecting);
        }
        try {
            call(new ScriptedCall("connect", null, 0));
            if (down) {
                throw new SQLException("the server is down", "08001");
            }
        } catch (SQLException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        } finally {
            synchronized (this) {
                connecting--;
            }
        }
        synchronized (this) {
            mostOpen = Math.max(mostOpen, ++open);
            long now = now();
            var connection = new ScriptedConnection(
                    this, connections.size() + 1, autoCommit, now, Duration.ofNanos(now - began));
            connections.add(connection);
            return connection.proxy();
        }
    }

    /** Counts the call and does what its script says. False if the call is to have no effect. */
    boolean call(ScriptedCall call) throws Throwable {
        counts.merge(call.name(), 1, Integer::sum);
        return consult(call);
    }

    boolean hasScripts() {
        return !scripts.isEmpty();
    }

    /** The same, but doesn't count the call. */
    boolean consult(ScriptedCall call) throws Throwable {
        underWay.incrementAndGet();
        try {
            @Nullable CallScript script = scripts.isEmpty() ? null : scripts.whoseTurnItIs(call);
            if (script != null) {
                return script.admits(call);
            }
            if (!latency.isZero() && ScriptedCall.isRemote(call.name())) {
                pause(call, latency);
            }
            return true;
        } finally {
            underWay.decrementAndGet();
        }
    }

    long now() {
        return time.nanoTime();
    }

    boolean hang(ScriptedCall call) throws SQLException {
        long limit = call.limitMillis() == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(call.limitMillis());
        boolean limitReached = pause(call, Duration.ofNanos(limit));
        if (call.name().equals("isValid")) {
            return false;
        }
        if (limitReached) {
            throw new SQLException("no answer within the network timeout", "08006");
        }
        return true;
    }

    /** Blocks as a socket does: an interrupt doesn't end it. True if all of the time has passed. */
    boolean pause(ScriptedCall call, Duration duration) throws SQLException {
        @Nullable ScriptedConnection connection = call.connection();
        boolean interrupted = false;
        long start = time.nanoTime();
        long left = duration.toNanos();
        hung.add(Thread.currentThread());
        try {
            while (!released && left > 0) {
                time.parkNanos(this, left);
                interrupted |= Thread.interrupted();
                left = duration.toNanos() - (time.nanoTime() - start);
                if (connection != null && connection.isClosed() && !call.name().equals("close")) {
                    throw new SQLException("the connection was closed meanwhile", "08006");
                }
            }
        } finally {
            hung.remove(Thread.currentThread());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return left <= 0;
    }

    void closed() {
        synchronized (this) {
            open--;
        }
        hung.forEach(time::unpark);
    }

    synchronized void committed(int rows) {
        committedRows += rows;
    }

    synchronized void statements(int change) {
        openStatements += change;
    }

    /** The numbers of the connections that are open. */
    public List<Integer> openConnections() {
        var numbers = new ArrayList<Integer>();
        for (var connection : connections) {
            if (!Objects.requireNonNull(connection).isClosed()) {
                numbers.add(connection.number());
            }
        }
        return numbers;
    }
}
