package dev.patterns.pool.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A callable statement of a lease. The caller gets a proxy, as speed matters less here than 120 methods. What a
 * callable statement has beyond a prepared one goes to the driver by reflection; the rest goes to this object.
 */
final class LeasedCallableStatement extends LeasedPreparedStatement<CallableStatement> implements InvocationHandler {

    private final CallableStatement proxy;

    LeasedCallableStatement(Lease lease, CallableStatement statement, String sql) {
        super(lease, statement, sql);
        this.proxy = (CallableStatement) Proxy.newProxyInstance(
                CallableStatement.class.getClassLoader(), new Class<?>[] {CallableStatement.class}, this);
    }

    @Override
    CallableStatement self() {
        return proxy;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a statement equals itself alone
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getName().equals("equals")) {
            return args != null && args[0] == proxy;
        }
        boolean callable = method.getDeclaringClass() == CallableStatement.class;
        try {
            var result = method.invoke(callable ? delegate() : this, args);
            return callable && result instanceof ResultSet cursor
                    ? lease.addChild(new LeasedResultSet(lease, this, cursor))
                    : result;
        } catch (InvocationTargetException e) {
            throw callable && e.getCause() instanceof SQLException failure ? inspect(failure) : e.getCause();
        }
    }
}
