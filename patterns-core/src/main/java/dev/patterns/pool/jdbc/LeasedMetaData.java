package dev.patterns.pool.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database's metadata as a lease shows it. A proxy, as speed matters less here than 170 methods. */
final class LeasedMetaData implements InvocationHandler {

    private final Lease lease;
    private final DatabaseMetaData metaData;

    private LeasedMetaData(Lease lease, DatabaseMetaData metaData) {
        this.lease = lease;
        this.metaData = metaData;
    }

    static DatabaseMetaData of(Lease lease, DatabaseMetaData metaData) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                DatabaseMetaData.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                new LeasedMetaData(lease, metaData));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // it equals itself alone
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "equals":
                return args != null && args[0] == proxy;
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return metaData.toString();
            default:
                lease.delegate();
                break;
        }
        boolean isSelf = args != null && args[0] instanceof Class<?> type && type.isInstance(proxy);
        switch (method.getName()) {
            case "getConnection":
                return lease;
            case "isWrapperFor":
                return isSelf ? Boolean.TRUE : call(method, args);
            case "unwrap":
                if (isSelf) {
                    return proxy;
                }
                lease.markUnwrapped();
                return call(method, args);
            default:
                lease.markInTransaction(); // many of them are queries
                return call(method, args);
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
        try {
            var result = method.invoke(metaData, args);
            return result instanceof ResultSet results
                    ? lease.addChild(new LeasedResultSet(lease, null, results))
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException failure ? lease.inspect(failure) : e.getCause();
        }
    }
}
