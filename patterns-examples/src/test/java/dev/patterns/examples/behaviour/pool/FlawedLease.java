package dev.patterns.examples.behaviour.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A lease of a {@link FlawedPool}, and with a parent a statement, a result set or metadata of it. */
final class FlawedLease implements InvocationHandler {

    /** Puts a setting back. */
    private interface Undo {
        void run() throws Exception;
    }

    private final FlawedPool pool;
    private final FlawedPool.Place place;
    private final Object target;
    private final @Nullable FlawedLease parent;
    private final Object proxy;
    private final @Nullable AtomicBoolean closed; // the lease's own; its children have none
    private @Nullable List<AutoCloseable> children;
    private @Nullable Map<String, Undo> undo;
    private boolean hadTransaction;

    FlawedLease(FlawedPool pool, FlawedPool.Place place) {
        this(pool, place, place.connection, null, Connection.class);
    }

    private FlawedLease(
            FlawedPool pool, FlawedPool.Place place, Object target, @Nullable FlawedLease parent, Class<?> type) {
        this.pool = pool;
        this.place = place;
        this.target = target;
        this.parent = parent;
        this.closed = parent == null ? new AtomicBoolean() : null;
        this.proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, this);
    }

    Connection connection() {
        return (Connection) proxy;
    }

    private FlawedLease lease() {
        return parent == null ? this : parent.lease();
    }

    private boolean isOver() {
        return lease().closed.get();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a lease equals itself alone
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "toString":
                return "lease of " + target;
            case "hashCode":
                return System.identityHashCode(proxy);
            case "equals":
                return arguments[0] == proxy;
            case "isClosed":
                return isOver() || !pool.has(Flaw.THE_DRIVERS_CLOSE_IS_NOT_SEEN) && (boolean) call(method, arguments);
            case "close":
                if (parent == null) {
                    close();
                    return null;
                }
                return call(method, arguments);
            case "isValid":
                if (isOver() && !pool.has(Flaw.IS_VALID_THROWS_AFTER_CLOSE)) {
                    return false;
                }
                break;
            default:
                break;
        }
        if (isOver() && !pool.has(Flaw.A_CLOSED_LEASE_WORKS_ON)) {
            throw new SQLException("the lease is closed", "08003");
        }
        return invokeOpen(method, arguments);
    }

    private @Nullable Object invokeOpen(Method method, Object @Nullable [] arguments) throws Throwable {
        boolean leads = !pool.has(Flaw.CHILDREN_LEAD_TO_THE_PHYSICAL_CONNECTION);
        switch (method.getName()) {
            case "getConnection":
                return leads ? lease().proxy : call(method, arguments);
            case "getStatement":
                return leads ? (parent.target instanceof Statement ? parent.proxy : null) : call(method, arguments);
            case "abort":
                place.broken |= !pool.has(Flaw.AN_ABORTED_CONNECTION_IS_LENT_AGAIN);
                return call(method, arguments);
            case "isWrapperFor":
                return !pool.has(Flaw.CANNOT_BE_UNWRAPPED) && (boolean) call(method, arguments);
            default:
                break;
        }
        if (parent == null && method.getName().startsWith("set") && arguments != null) {
            remember(method, arguments);
        }
        return wrap(call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SQLException error) {
                pool.failed(place, error);
            }
            throw failure.getCause();
        }
    }

    private @Nullable Object wrap(@Nullable Object result) {
        Class<?> type = result instanceof CallableStatement
                ? CallableStatement.class
                : result instanceof PreparedStatement
                        ? PreparedStatement.class
                        : result instanceof Statement
                                ? Statement.class
                                : result instanceof ResultSet
                                        ? ResultSet.class
                                        : result instanceof DatabaseMetaData ? DatabaseMetaData.class : null;
        if (type == null || pool.has(Flaw.CHILDREN_OUTLIVE_THE_LEASE)) {
            return result;
        }
        if (result instanceof AutoCloseable child) {
            lease().addChild(child);
        }
        return new FlawedLease(pool, place, result, this, type).proxy;
    }

    private void addChild(AutoCloseable child) {
        if (children == null) {
            children = new ArrayList<>(2);
        }
        children.add(child);
    }

    /** Reads the value before it is changed for the first time. */
    private void remember(Method setter, Object[] arguments) throws Throwable {
        hadTransaction |= setter.getName().equals("setAutoCommit");
        if (undo == null) {
            undo = new LinkedHashMap<>();
        }
        var name = setter.getName().substring(3);
        if (undo.containsKey(name) || name.equals("AutoCommit") || name.equals("Savepoint")) {
            return;
        }
        var before = arguments.clone();
        int last = before.length - 1;
        before[last] = name.equals("ClientInfo")
                ? place.connection.getClientInfo((String) arguments[0])
                : Connection.class
                        .getMethod((name.equals("ReadOnly") ? "is" : "get") + name)
                        .invoke(target);
        undo.put(name, () -> setter.invoke(target, before));
    }

    private void close() {
        if (closed.getAndSet(true) && !pool.has(Flaw.EACH_CLOSE_RETURNS_THE_CONNECTION)) {
            return;
        }
        pool.resetting(place, true);
        try {
            if (!place.broken && !place.connection.isClosed()) {
                reset();
            } else {
                place.broken |= !pool.has(Flaw.AN_ABORTED_CONNECTION_IS_LENT_AGAIN);
            }
        } catch (Exception failure) {
            place.broken |= !pool.has(Flaw.A_FAILED_RESET_IS_IGNORED);
        }
        place.broken |= hadTransaction && pool.has(Flaw.REPLACES_AFTER_EACH_TRANSACTION);
        pool.resetting(place, false);
        pool.release(place);
    }

    private void reset() throws Exception {
        var connection = place.connection;
        if (children != null) {
            for (var child : children) {
                child.close();
            }
        }
        if (pool.has(Flaw.SETTINGS_ARE_NOT_RESET) || pool.has(Flaw.TRANSACTIONS_ARE_LEFT_OPEN)) {
            return;
        }
        if (!connection.getAutoCommit()) {
            boolean commits = pool.has(Flaw.COMMITS_AT_CLOSE)
                    || pool.has(Flaw.COMMITS_AT_CLOSE_IF_READ_ONLY) && connection.isReadOnly();
            if (!commits) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
        if (undo != null) {
            for (var setting : undo.values()) {
                setting.run();
            }
        }
        if (pool.has(Flaw.EVERYTHING_IS_RESET_EACH_TIME)) {
            connection.setReadOnly(false);
        }
        if (connection.getWarnings() != null) {
            connection.clearWarnings();
        }
    }
}
