package dev.patterns.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** JDBC objects as {@link Proxy} objects: JDBC has hundreds of methods, of which a dozen wait for the database. */
final class JdbcProxies {

    private JdbcProxies() {}

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the method on the target, or answers for the proxy itself what every object can be asked. */
    static @Nullable Object pass(Object proxy, Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "chaos around " + target;
            default -> callOn(target, method, arguments);
        };
    }

    static @Nullable Object callOn(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What a JDBC method may throw, for an injected failure. */
    static Exception sqlException(Exception failure) {
        return failure instanceof InjectedFailureException || !isDeclared(failure)
                ? new SQLException(failure.getMessage(), "08006", failure)
                : failure;
    }

    private static boolean isDeclared(Exception failure) {
        return failure instanceof SQLException || failure instanceof RuntimeException;
    }
}
