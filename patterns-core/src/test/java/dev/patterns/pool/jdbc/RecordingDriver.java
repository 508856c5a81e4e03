package dev.patterns.pool.jdbc;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A driver that logs what it is asked for. */
final class RecordingDriver {

    /** An action on a connection or a statement. */
    interface Use<T> {
        void of(T it) throws SQLException;
    }

    /** Marks the objects of the driver. */
    interface Marked {}

    final List<String> log = new ArrayList<>();
    int prepared;
    String failsOn = "";
    boolean hasResults = true;

    Connection connection() {
        return stub(Connection.class, (self, method, args) -> {
            log.add(method.getName());
            return method.getReturnType() == PreparedStatement.class ? statement(++prepared) : nothing(method, self);
        });
    }

    /** A newer JDK adds default methods, which run on the wrapper. */
    static boolean isNew(Method method, Object target) {
        return method.isDefault()
                && Stream.of(target.getClass().getSuperclass().getDeclaredMethods())
                        .noneMatch(m -> m.getName().equals(method.getName()));
    }

    /** Zero, false, an array of one element or null. */
    static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type.isArray()
                        ? Array.newInstance(type.getComponentType(), 1)
                        : Array.get(Array.newInstance(type, 1), 0))
                .toArray();
    }

    /** A statement whose initial fetch size is its number. */
    private PreparedStatement statement(int number) {
        Map<String, Object> properties = new HashMap<>(Map.of("FetchSize", number));
        return stub(PreparedStatement.class, (self, method, args) -> {
            var name = method.getName();
            if (name.equals(failsOn)) {
                throw new SQLException(failsOn);
            }
            if (name.equals("isClosed")) {
                return log.contains(number + " close");
            }
            boolean property = Set.of("FetchSize", "FetchDirection", "MaxRows", "MaxFieldSize", "QueryTimeout")
                    .contains(name.substring(Math.min(3, name.length())));
            if (property && name.startsWith("get")) {
                log.add(name);
                return properties.getOrDefault(name.substring(3), 0);
            }
            log.add(number + " " + name + (property ? " " + args[0] : ""));
            if (method.getReturnType() == ResultSet.class) {
                var kind = name.equals("getGeneratedKeys") ? "keys" : "results";
                return stub(ResultSet.class, (s, m, a) -> log.add(kind + " " + m.getName()) ? null : null);
            }
            return name.equals("execute") || name.equals("getMoreResults") ? hasResults : nothing(method, self);
        });
    }

    private static Object nothing(Method method, Object self) {
        var type = method.getReturnType();
        return switch (method.getName()) {
            case "isWrapperFor" -> true;
            case "unwrap" -> self;
            default -> type == boolean.class ? false : type == int.class ? (Object) 0 : type == long.class ? 0L : null;
        };
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                RecordingDriver.class.getClassLoader(), new Class<?>[] {type, Marked.class, Runnable.class}, handler));
    }
}
