import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the classes that pass each method of a JDBC interface on to another object. Run it with a JDK 17 in the root
 * of the project: {@code java .ci/GenerateForwarding.java}. With {@code --check} it writes nothing and fails if a file
 * would change.
 *
 * <p>What a newer JDK adds to one of these interfaces is a default method: it runs on the wrapper and is not passed on.
 */
public final class GenerateForwarding {

    /** Written by hand, in a class above or below the generated one. */
    private static final Set<String> BY_HAND_IN_CORE = Set.of(
            "abort", "close", "getConnection", "getDriverMajorVersion", "getDriverMinorVersion", "getStatement",
            "isClosed", "isWrapperFor", "setClientInfo", "unwrap");

    private static final Set<String> BY_HAND_IN_THE_CACHE = Set.of("isWrapperFor", "unwrap");

    private static final Set<String> BY_HAND_IN_CHAOS = Set.of("abort", "close", "getConnection", "isValid");

    private static final Set<String> BY_HAND_IN_EXAMPLES = Set.of("setClientInfo");

    private final boolean check;
    private boolean different;

    private GenerateForwarding(boolean check) {
        this.check = check;
    }

    public static void main(String[] args) throws IOException {
        if (Runtime.version().feature() != 17) {
            System.err.println("needs a JDK 17: in other versions the interfaces have other methods");
            System.exit(2);
        }
        var generator = new GenerateForwarding(List.of(args).contains("--check"));
        generator.core("class ForwardingConnection extends Lease", Connection.class, "");
        generator.core("class ForwardingStatement<T extends Statement> extends LeasedChild<T>", Statement.class, """

                    ForwardingStatement(Lease lease, T statement) {
                        super(lease, statement);
                    }

                    abstract void beforeExecute();

                    abstract void beforeExecute(String sql);

                    abstract ResultSet wrap(ResultSet results);
                """);
        generator.core("class ForwardingPreparedStatement<T extends PreparedStatement> extends LeasedStatement<T>",
                PreparedStatement.class, """

                    ForwardingPreparedStatement(Lease lease, T statement) {
                        super(lease, statement);
                    }
                """);
        generator.core("class ForwardingCallableStatement extends LeasedPreparedStatement<CallableStatement>",
                CallableStatement.class, """

                    ForwardingCallableStatement(Lease lease, CallableStatement statement, String sql) {
                        super(lease, statement, sql);
                    }

                    abstract Object wrapCursor(Object result) throws SQLException;
                """);
        generator.core("class ForwardingMetaData", DatabaseMetaData.class, """

                    abstract DatabaseMetaData delegate() throws SQLException;

                    abstract SQLException inspect(SQLException e);

                    abstract ResultSet wrap(ResultSet results);
                """);
        generator.core("class ForwardingResultSet extends LeasedChild<ResultSet>", ResultSet.class, """

                    ForwardingResultSet(Lease lease, ResultSet results) {
                        super(lease, results);
                    }
                """);
        generator.cache("class DelegatingConnection", Connection.class, GenerateForwarding::body, """

                    /** The connection behind this one. */
                    abstract Connection delegate();
                """);
        generator.cache("class DelegatingPreparedStatement", PreparedStatement.class,
                GenerateForwarding::guardedBody, """

                    /** The statement behind this one. Throws if this one is closed. */
                    abstract PreparedStatement delegate() throws SQLException;

                    /** Takes note of what the driver threw, and returns it. */
                    abstract SQLException inspect(SQLException e);
                """);
        generator.chaos("abstract class ForwardingConnection", Connection.class, """

                    abstract Connection delegate();

                    abstract <T> T ask(dev.patterns.CheckedSupplier<T, SQLException> database) throws SQLException;

                    abstract Statement wrap(Statement statement);

                    abstract PreparedStatement wrap(PreparedStatement statement);

                    abstract CallableStatement wrap(CallableStatement statement);
                """);
        generator.chaos("class ForwardingStatement<T extends Statement> extends FaultyStatement<T>",
                Statement.class, """

                    ForwardingStatement(T statement, FaultyConnection connection) {
                        super(statement, connection);
                    }

                    @Override
                    public void close() throws SQLException {
                        delegate().close();
                    }
                """);
        generator.chaos("class ForwardingPreparedStatement<T extends PreparedStatement> extends ForwardingStatement<T>",
                PreparedStatement.class, """

                    ForwardingPreparedStatement(T statement, FaultyConnection connection) {
                        super(statement, connection);
                    }
                """);
        generator.chaos("class ForwardingCallableStatement extends ForwardingPreparedStatement<CallableStatement>",
                CallableStatement.class, """

                    ForwardingCallableStatement(CallableStatement statement, FaultyConnection connection) {
                        super(statement, connection);
                    }
                """);
        generator.examples("class ForwardingConnection extends DelegatingConnection", Connection.class, "");
        generator.examples("class ForwardingPreparedStatement", PreparedStatement.class, """

                    /** The statement behind this one. Throws if there is none. */
                    protected abstract PreparedStatement delegate() throws SQLException;
                """);
        System.exit(generator.check && generator.different ? 1 : 0);
    }

    private void core(String declaration, Class<?> type, String hooks) throws IOException {
        boolean extendsAnother = PreparedStatement.class.isAssignableFrom(type);
        var own = all(type).filter(m -> !extendsAnother || m.getDeclaringClass() == type);
        var methods = methods(own, BY_HAND_IN_CORE, GenerateForwarding::hookedBody);
        write("patterns-core", "dev.patterns.pool.jdbc", "abstract " + declaration, type, hooks + methods);
    }

    private void cache(String declaration, Class<?> type, Function<Method, String> body, String hooks)
            throws IOException {
        var methods = methods(all(type), BY_HAND_IN_THE_CACHE, body);
        write("patterns-core", "dev.patterns.pool.jdbc", "abstract " + declaration, type, hooks + methods);
    }

    private void chaos(String declaration, Class<?> type, String members) throws IOException {
        boolean extendsAnother = PreparedStatement.class.isAssignableFrom(type);
        var own = all(type).filter(m -> !extendsAnother || m.getDeclaringClass() == type);
        var methods = methods(own, BY_HAND_IN_CHAOS, GenerateForwarding::askingBody);
        write("patterns-core", "dev.patterns.chaos", declaration, type, members + methods);
    }

    private void examples(String declaration, Class<?> type, String hooks) throws IOException {
        var methods = methods(all(type), BY_HAND_IN_EXAMPLES, GenerateForwarding::body);
        write("patterns-examples", "dev.patterns.examples.jdbc", "public abstract " + declaration, type,
                hooks + methods);
    }

    private void write(String module, String inPackage, String declaration, Class<?> type, String members)
            throws IOException {
        var text = "// Written by .ci/GenerateForwarding.java. Not to be edited.\n"
                + "package " + inPackage + ";\n\nimport java.sql.*;\n"
                + "import org.jspecify.annotations.NullUnmarked;\n\n"
                + "/** Passes the calls of " + type.getSimpleName() + " on to {@link #delegate}. */\n"
                + "@NullUnmarked // JDBC says only in words what may be null\n"
                + declaration + "\n        implements " + type.getSimpleName() + " {\n" + members + "}\n";
        var folder = Path.of(module, "src/generated/java", inPackage.replace('.', '/'));
        var file = folder.resolve(declaration.replaceAll(".*class (\\w+).*", "$1") + ".java");
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        different = true;
        System.out.println((check ? "differs from what is generated: " : "written: ") + file);
        if (!check) {
            Files.createDirectories(folder);
            Files.writeString(file, text);
        }
    }

    private static Stream<Method> all(Class<?> type) {
        return Arrays.stream(type.getMethods());
    }

    private static String methods(Stream<Method> all, Set<String> byHand, Function<Method, String> body) {
        return all.filter(m -> !byHand.contains(m.getName()))
                .sorted(Comparator.comparing(Method::getName).thenComparing(GenerateForwarding::parameters))
                .map(m -> signature(m) + body.apply(m) + "    }\n")
                .collect(Collectors.joining());
    }

    private static String signature(Method m) {
        return "\n    @Override\n"
                + (m.isAnnotationPresent(Deprecated.class) ? "    @Deprecated\n" : "")
                + "    public " + (m.getTypeParameters().length == 0 ? "" : "<T> ") + name(m.getGenericReturnType())
                + " " + m.getName() + "(" + parameters(m) + ") throws "
                + m.getExceptionTypes()[0].getSimpleName() + " {\n";
    }

    private static String body(Method m) {
        return "        " + returned(m, call(m, "delegate()"));
    }

    private static String guardedBody(Method m) {
        return "        var to = delegate();\n"
                + "        try {\n"
                + "            " + returned(m, call(m, "to"))
                + "        } catch (SQLException e) {\n"
                + "            throw inspect(e);\n"
                + "        }\n";
    }

    /**
     * A call with the hooks of core: before something is executed, around what the database may take long for, for what
     * the driver returns, for what it throws.
     */
    private static String hookedBody(Method m) {
        boolean wraps = m.getReturnType() == ResultSet.class || Statement.class.isAssignableFrom(m.getReturnType());
        var call = call(m, "to");
        if (returnsCursor(m)) {
            call = m.getReturnType() == Object.class && m.getTypeParameters().length == 0
                    ? "wrapCursor(" + call + ")"
                    : "b.cast(wrapCursor(" + call + "))";
        }
        return "        var to = delegate();\n"
                + (m.getName().startsWith("execute") ? "        beforeExecute(" + sqlOf(m) + ");\n" : "")
                + (makesRoundTrip(m) ? "        callBegins();\n" : "")
                + "        try {\n"
                + "            " + returned(m, wraps ? "wrap(" + call + (prepares(m) ? ", sql)" : ")") : call)
                + "        } catch (SQLException e) {\n"
                + "            throw inspect(e);\n"
                + (makesRoundTrip(m) ? "        } finally {\n            callEnds();\n" : "")
                + "        }\n";
    }

    /** A call with the hooks of chaos: around what waits for the database, for statements that the driver returns. */
    private static String askingBody(Method m) {
        var call = call(m, "delegate()");
        if (Set.of("commit", "rollback").contains(m.getName())) {
            return "        ask(() -> {\n            " + call + ";\n            return null;\n        });\n";
        } else if (m.getName().startsWith("execute")) {
            return "        return ask(() -> " + call + ");\n";
        }
        boolean wraps = Statement.class.isAssignableFrom(m.getReturnType());
        return "        " + returned(m, wraps ? "wrap(" + call + ")" : call);
    }

    /** What usually makes a round trip: to prepare, to execute, to fetch rows, to end a transaction. */
    private static boolean makesRoundTrip(Method m) {
        var name = m.getName();
        return prepares(m) || name.startsWith("execute") || Set.of("next", "commit", "rollback").contains(name);
    }

    /** An object that may be a result set: an output parameter that is a cursor. */
    private static boolean returnsCursor(Method m) {
        return m.getDeclaringClass() == CallableStatement.class && m.getName().equals("getObject");
    }

    private static String returned(Method m, String call) {
        return (m.getReturnType() == void.class ? "" : "return ") + call + ";\n";
    }

    private static String call(Method m, String target) {
        return target + "." + m.getName() + "(" + each(m, i -> argument(m, i)) + ")";
    }

    private static String parameters(Method m) {
        return each(m, i -> name(m.getGenericParameterTypes()[i]) + " " + argument(m, i));
    }

    private static String each(Method m, IntFunction<String> parameter) {
        return IntStream.range(0, m.getParameterCount()).mapToObj(parameter).collect(Collectors.joining(", "));
    }

    /** The JDK's classes keep no names of parameters. None is "e": that is the exception. */
    private static String argument(Method m, int parameter) {
        return parameter == 0 && !sqlOf(m).isEmpty() ? "sql" : "abcdgh".substring(parameter, parameter + 1);
    }

    private static String sqlOf(Method m) {
        boolean takesSql = (prepares(m) || m.getName().startsWith("execute")) && m.getParameterCount() > 0;
        return takesSql ? "sql" : "";
    }

    private static boolean prepares(Method m) {
        return m.getName().startsWith("prepare");
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("java\\.(lang|sql)\\.", "");
    }
}
