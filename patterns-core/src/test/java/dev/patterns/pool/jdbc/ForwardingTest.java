package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every method of the JDBC interfaces on a lease over a driver that records its calls. */
class ForwardingTest {

    /** Answered by the wrapper itself. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("close", "getConnection", "getStatement", "isClosed", "isWrapperFor", "unwrap");

    /** Allowed after the lease was closed. */
    private static final Set<String> NEVER_FAILS =
            Set.of("abort", "close", "isClosed", "isValid", "isWrapperFor", "unwrap");

    private static final Map<Class<?>, Class<?>> GENERATED = Map.of(
            Connection.class, ForwardingConnection.class,
            Statement.class, ForwardingStatement.class,
            PreparedStatement.class, ForwardingPreparedStatement.class,
            ResultSet.class, ForwardingResultSet.class);

    /** Arguments and results. What is missing here is null, or a stub if it is an interface. */
    private static final Map<Class<?>, Object> SAMPLES = new ConcurrentHashMap<>(Map.of(
            boolean.class,
            true,
            byte.class,
            (byte) 7,
            short.class,
            (short) 7,
            int.class,
            7,
            long.class,
            7L,
            float.class,
            7f,
            double.class,
            7.0,
            String.class,
            "text",
            Class.class,
            String.class,
            Object.class,
            "an object"));

    private record Call(Method method, List<?> arguments) {}

    private final List<Call> calls = new ArrayList<>();
    private final RecordingOwner owner = new RecordingOwner(driver(Connection.class));
    private @Nullable SQLException failure;
    private boolean lastCallWasPublished;

    static List<Class<? extends Wrapper>> interfaces() {
        return List.of(
                Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class, ResultSet.class);
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void everyMethodReachesTheDriverWithItsArguments(Class<? extends Wrapper> type) throws Exception {
        for (var method : methods(type, NOT_FORWARDED)) {
            var target = leased(type);
            var arguments = arguments(method);

            var result = method.invoke(target, arguments);

            assertThat(calls).contains(new Call(method, Arrays.asList(arguments)));
            if (isWrapped(method)) {
                assertThat(((Wrapper) result).isWrapperFor(method.getReturnType()))
                        .isTrue();
                assertThat(result).as("the result of %s", method).isNotInstanceOf(Driver.class);
            } else if (method.getReturnType() != DatabaseMetaData.class) {
                assertThat(result).as("the result of %s", method).isEqualTo(sample(method.getReturnType()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void aFatalFailureOfAnyMethodIsThrownAsItIsAndMarksTheConnection(Class<? extends Wrapper> type) throws Exception {
        for (var method : methods(type, NOT_FORWARDED)) {
            failure = null;
            var target = leased(type);
            owner.broken = false;
            failure = method.getName().equals("setClientInfo")
                    ? new SQLClientInfoException("gone", "08006", Map.of())
                    : new SQLException("gone", "08006");

            var thrown = catchThrowable(() -> method.invoke(target, arguments(method)));

            assertThat(thrown.getCause()).as("thrown by %s", method).isSameAs(failure);
            assertThat(owner.broken).as("broken after %s", method).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void afterTheLeaseEveryMethodFailsAndDoesNotReachTheDriver(Class<? extends Wrapper> type) throws Exception {
        for (var method : methods(type, NEVER_FAILS)) {
            owner.version = 1;
            var target = leased(type);
            owner.version = 2;
            calls.clear();

            var thrown = catchThrowable(() -> method.invoke(target, arguments(method)));

            assertThat(thrown).as("thrown by %s", method).hasCauseInstanceOf(SQLException.class);
            assertThat(thrown.getCause()).hasMessage("stub: this connection is closed, it was returned to the pool");
            assertThat(calls).as("calls of %s", method).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void everythingThatExecutesIsPublishedWithItsSql(Class<? extends Wrapper> type) throws Exception {
        for (var method : methods(type, Set.of())) {
            if (method.getName().startsWith("execute")) {
                var target = leased(type);
                owner.lastSql = null;

                method.invoke(target, arguments(method));

                var knowsSql = target instanceof PreparedStatement || method.getParameterCount() > 0;
                assertThat(owner.lastSql).as("published by %s", method).isEqualTo(knowsSql ? "text" : "a batch");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void whatUsuallyMakesARoundTripIsPublishedWhileItRuns(Class<? extends Wrapper> type) throws Exception {
        for (var method : methods(type, NOT_FORWARDED)) {
            failure = null;
            var target = leased(type);

            method.invoke(target, arguments(method));
            assertThat(lastCallWasPublished).as("published during %s", method).isEqualTo(makesRoundTrip(method));
            assertThat(owner.inCall).as("published after %s", method).isFalse();

            var another = leased(type);
            failure = method.getName().equals("setClientInfo")
                    ? new SQLClientInfoException("gone", "08006", Map.of())
                    : new SQLException("gone", "08006");
            assertThat(catchThrowable(() -> method.invoke(another, arguments(method))))
                    .as("thrown by %s", method)
                    .isNotNull();
            assertThat(owner.inCall)
                    .as("published after the failure of %s", method)
                    .isFalse();
        }
    }

    private static boolean makesRoundTrip(Method method) {
        var name = method.getName();
        return name.startsWith("prepare")
                || name.startsWith("execute")
                || Set.of("next", "commit", "rollback").contains(name);
    }

    /** A newer JDK adds default methods, which run on the wrapper. All methods of JDK 17 must be forwarded. */
    private static List<Method> methods(Class<?> type, Set<String> except) {
        return Stream.of(type.getMethods())
                .filter(method -> !except.contains(method.getName()))
                .filter(method -> Runtime.version().feature() == 17 || !isNew(method))
                .toList();
    }

    private static boolean isNew(Method method) {
        var generated = GENERATED.get(method.getDeclaringClass());
        return method.isDefault()
                && generated != null
                && Stream.of(generated.getDeclaredMethods())
                        .noneMatch(m -> m.getName().equals(method.getName())
                                && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean isWrapped(Method method) {
        var type = method.getReturnType();
        return type == ResultSet.class || Statement.class.isAssignableFrom(type);
    }

    /** A new lease, or what the driver's methods of a new lease return. */
    private Object leased(Class<?> type) throws SQLException {
        owner.broken = false;
        var lease = new LeasedConnection(owner, owner.version);
        if (type == Connection.class) {
            return lease;
        }
        if (type == Statement.class) {
            return lease.createStatement();
        }
        if (type == PreparedStatement.class) {
            return lease.prepareStatement("text");
        }
        if (type == CallableStatement.class) {
            return lease.prepareCall("text");
        }
        return lease.createStatement().executeQuery("text");
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(ForwardingTest::sample)
                .toArray();
    }

    /** Marks the objects of the driver. */
    private interface Driver {}

    private <T> T driver(Class<T> type) {
        return type.cast(stub(type, (method, arguments) -> {
            if (method.getName().equals("isClosed")) {
                return false;
            }
            calls.add(new Call(method, arguments));
            lastCallWasPublished = owner.inCall;
            if (failure != null) {
                throw failure;
            }
            return isWrapped(method) ? driver(method.getReturnType()) : sample(method.getReturnType());
        }));
    }

    private static @Nullable Object sample(Class<?> type) {
        if (type.isArray()) {
            return SAMPLES.computeIfAbsent(type, array -> Array.newInstance(array.getComponentType(), 1));
        }
        if (type.isInterface()) {
            return SAMPLES.computeIfAbsent(type, any -> stub(any, (method, arguments) -> null));
        }
        return SAMPLES.get(type);
    }

    private interface Handler {
        @Nullable
        Object answer(Method method, List<?> arguments) throws SQLException;
    }

    @SuppressWarnings("ReferenceEquality") // a stub equals itself alone
    private static Object stub(Class<?> type, Handler handler) {
        return Proxy.newProxyInstance(
                ForwardingTest.class.getClassLoader(),
                new Class<?>[] {type, Driver.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> 1;
                    case "toString" -> "a stub of " + type.getSimpleName();
                    default -> handler.answer(method, arguments == null ? List.of() : Arrays.asList(arguments));
                });
    }

    /** An owner whose lease is over when its version is changed. */
    static final class RecordingOwner implements LeaseOwner {
        private final Connection connection;
        private long version = 1;
        private boolean broken;
        private @Nullable String lastSql;
        private boolean inCall;

        RecordingOwner(Connection connection) {
            this.connection = connection;
        }

        @Override
        public String poolName() {
            return "stub";
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public boolean initialAutoCommit() {
            return true;
        }

        @Override
        public boolean isCurrent(long version) {
            return version == this.version;
        }

        @Override
        public String whyOver(long version) {
            return "it was returned to the pool";
        }

        @Override
        public long beginReturn(long version) {
            return ++this.version;
        }

        @Override
        public void release(long version) {
            this.version++;
        }

        @Override
        public boolean isFatal(SQLException failure) {
            return ConnectionErrors.isFatal(failure);
        }

        @Override
        public void markReadOnlyNode(long version) {
            markBroken(version);
        }

        @Override
        public void markBroken(long version) {
            broken |= isCurrent(version);
        }

        @Override
        public boolean isBroken() {
            return broken;
        }

        @Override
        public void resetFailed(long version, Throwable failure) {
            markBroken(version);
        }

        @Override
        public void publishSql(String sql) {
            lastSql = sql;
        }

        @Override
        public void callBegins(long version) {
            inCall = true;
        }

        @Override
        public void callEnds(long version) {
            inCall = false;
        }
    }
}
