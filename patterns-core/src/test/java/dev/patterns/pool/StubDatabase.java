package dev.patterns.pool;

import dev.patterns.Time;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that logs what it is asked for, and can be slow, refuse connections, hang or stop answering. */
final class StubDatabase {

    static final Duration A_YEAR = Duration.ofDays(365);

    final List<StubConnection> connections = new CopyOnWriteArrayList<>();
    volatile Duration connectTakes = Duration.ZERO;
    volatile Duration pingTakes = Duration.ZERO;
    volatile Duration closeTakes = Duration.ZERO;
    volatile Duration abortTakes = Duration.ZERO;
    volatile Function<String, Duration> executeTakes = sql -> Duration.ZERO;
    volatile boolean refuses;
    volatile @Nullable Error driverError;
    volatile boolean autoCommit = true;
    private final Time time;
    private int attempts;
    private int underWay;
    private int mostUnderWay;
    private int open;
    private int mostOpen;

    StubDatabase(Time time) {
        this.time = time;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, args) -> {
            if (method.getName().equals("getConnection")) {
                return connect();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Begins a pool of this database, in simulated time and with a seed. */
    ConnectionPoolBuilder pool() {
        return ConnectionPool.builder("payments")
                .source(dataSource())
                .time(time)
                .random(new SplittableRandom(1));
    }

    /** The latest connection. */
    StubConnection last() {
        return connections.get(connections.size() - 1);
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    /** From now on. */
    synchronized void resetMostUnderWay() {
        mostUnderWay = underWay;
    }

    synchronized int open() {
        return open;
    }

    synchronized int mostOpen() {
        return mostOpen;
    }

    /** All open connections stop answering, as after a restart of the server. */
    void dropAll() {
        connections.forEach(c -> c.dead = true);
    }

    /** How often this was asked for, on all connections together. */
    int asked(String what) {
        return connections.stream().mapToInt(c -> c.asked(what)).sum();
    }

    private Connection connect() throws SQLException {
        synchronized (this) {
            attempts++;
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
        }
        try {
            take(connectTakes);
            if (driverError != null) {
                throw driverError;
            }
            if (refuses) {
                throw new SQLException("connection refused", "08001");
            }
        } finally {
            synchronized (this) {
                underWay--;
            }
        }
        synchronized (this) {
            open++;
            mostOpen = Math.max(mostOpen, open);
            var connection = new StubConnection(connections.size());
            connections.add(connection);
            return connection.proxy;
        }
    }

    private void take(Duration duration) {
        long start = time.nanoTime();
        for (long left = duration.toNanos(); left > 0; left = duration.toNanos() - (time.nanoTime() - start)) {
            time.parkNanos("a slow database", left);
        }
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StubDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A physical connection. Its log lists what would be round trips. */
    final class StubConnection {
        final int number;
        final List<String> log = new CopyOnWriteArrayList<>();
        final Connection proxy = proxy(Connection.class, this::answer);
        volatile boolean dead;
        volatile boolean closed;
        volatile Predicate<String> failsOn = what -> false;
        volatile String failsWith = "22000";
        int openStatements;
        private final Map<String, Object> settings = new HashMap<>();

        StubConnection(int number) {
            this.number = number;
            settings.put("AutoCommit", autoCommit);
            settings.put("ReadOnly", false);
            settings.put("Catalog", "the catalog");
            settings.put("Schema", "public");
            settings.put("TransactionIsolation", Connection.TRANSACTION_READ_COMMITTED);
            settings.put("Holdability", ResultSet.HOLD_CURSORS_OVER_COMMIT);
            settings.put("NetworkTimeout", 0);
            settings.put("TypeMap", Map.of());
        }

        Object setting(String name) {
            return settings.get(name);
        }

        int asked(String what) {
            return (int) log.stream().filter(entry -> entry.startsWith(what)).count();
        }

        private Object answer(Object self, Method method, Object[] args) throws SQLException {
            var name = method.getName();
            switch (name) {
                case "toString":
                    return "stub " + number;
                case "isClosed":
                    return closed;
                case "close":
                    close();
                    return null;
                case "isValid":
                    take(pingTakes);
                    log.add("ping");
                    return !dead;
                case "clearWarnings":
                    return null;
                case "abort":
                    log.add("abort");
                    take(abortTakes);
                    return null;
                case "getClientInfo":
                    return args == null ? clientInfo() : settings.get("ClientInfo " + args[0]);
                case "setClientInfo":
                    setClientInfo(args);
                    return null;
                case "createStatement":
                case "prepareStatement":
                case "prepareCall":
                    return statement(method.getReturnType(), args);
                case "getMetaData":
                    return proxy(
                            DatabaseMetaData.class,
                            (p, m, a) -> m.getReturnType() == ResultSet.class
                                    ? results(null, new boolean[1])
                                    : m.getName().equals("getConnection") ? proxy : "metadata");
                default:
                    return setOrGet(name, args);
            }
        }

        private Properties clientInfo() {
            var info = new Properties();
            settings.forEach((name, value) -> {
                if (name.startsWith("ClientInfo ") && value != null) {
                    info.put(name.substring("ClientInfo ".length()), value);
                }
            });
            return info;
        }

        private void setClientInfo(Object[] args) {
            if (args[0] instanceof Properties all) {
                settings.keySet().removeIf(name -> name.startsWith("ClientInfo "));
                all.forEach((name, value) -> settings.put("ClientInfo " + name, value));
            } else {
                settings.put("ClientInfo " + args[0], args[1]);
            }
        }

        private Object setOrGet(String name, Object[] args) throws SQLException {
            if (name.equals("setNetworkTimeout")) {
                ((Executor) args[0]).execute(() -> {}); // as MySQL's driver does
            }
            if (name.startsWith("set") && args != null && !name.equals("setSavepoint")) {
                ask(name.substring(3) + "=" + args[args.length - 1]);
                settings.put(name.substring(3), args[args.length - 1]);
                return null;
            }
            if (name.startsWith("get") || name.startsWith("is")) {
                return settings.get(name.substring(name.startsWith("is") ? 2 : 3));
            }
            ask(name);
            return null;
        }

        private void ask(String what) throws SQLException {
            if (what.startsWith("execute ")) {
                take(executeTakes.apply(what.substring("execute ".length())));
            }
            if (dead || failsOn.test(what)) {
                throw new SQLException("the server closed the connection", dead ? "08006" : failsWith);
            }
            log.add(what);
        }

        private void close() {
            take(closeTakes);
            synchronized (StubDatabase.this) {
                open -= closed ? 0 : 1;
                closed = true;
            }
        }

        private Object statement(Class<?> type, Object[] args) {
            openStatements++;
            var state = new boolean[1];
            Class<?> as = type == CallableStatement.class
                    ? CallableStatement.class
                    : type == PreparedStatement.class ? PreparedStatement.class : Statement.class;
            return proxy(as, (self, method, given) -> switch (method.getName()) {
                case "close" -> {
                    openStatements -= state[0] ? 0 : 1;
                    state[0] = true;
                    yield null;
                }
                case "isClosed" -> state[0];
                case "getConnection" -> proxy;
                case "toString" -> "a statement of stub " + number;
                case "getObject" -> results((Statement) self, state);
                case "executeQuery" -> {
                    ask("execute " + (given == null ? args[0] : given[0]));
                    yield results((Statement) self, state);
                }
                case "executeUpdate" -> {
                    ask("execute " + (given == null ? args[0] : given[0]));
                    yield 1;
                }
                case "execute" -> {
                    ask("execute " + (given == null ? args[0] : given[0]));
                    yield false;
                }
                case "setQueryTimeout" -> {
                    log.add("query timeout " + given[0]);
                    yield null;
                }
                case "executeBatch" -> {
                    ask("execute batch");
                    yield new int[0];
                }
                default -> null;
            });
        }

        private ResultSet results(Statement of, boolean[] parent) {
            var closed = new boolean[1];
            return proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
                case "close" -> {
                    closed[0] = true;
                    yield null;
                }
                case "isClosed" -> closed[0] || parent[0];
                case "next" -> {
                    ask("next");
                    yield true;
                }
                case "getStatement" -> of;
                case "getInt" -> 1;
                default -> null;
            });
        }
    }
}
