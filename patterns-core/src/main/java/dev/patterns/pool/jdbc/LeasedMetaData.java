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
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(metaData, args);
        }
        lease.delegate();
        lease.markInTransaction(); // many of them are queries
        if (method.getName().equals("getConnection")) {
            return lease;
        }
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
