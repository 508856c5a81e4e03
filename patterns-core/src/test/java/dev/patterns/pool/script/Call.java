package dev.patterns.pool.script;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A call that reaches the driver. A new one is drawn in random scripts as often as its weight says. */
enum Call {
    CONNECT("getConnection", 6, true),
    GET_AUTO_COMMIT("getAutoCommit", 2, false),
    IS_VALID("isValid", 4, true),
    CREATE_STATEMENT("createStatement", 1, false),
    EXECUTE("execute", 4, true),
    CLOSE_STATEMENT("close", 1, false),
    COMMIT("commit", 2, true),
    ROLLBACK("rollback", 4, true),
    SET_AUTO_COMMIT("setAutoCommit", 3, true),
    SET_READ_ONLY("setReadOnly", 2, true),
    SET_NETWORK_TIMEOUT("setNetworkTimeout", 2, false),
    CLEAR_WARNINGS("clearWarnings", 1, false),
    IS_CLOSED("isClosed", 1, false),
    CLOSE("close", 4, true),
    ABORT("abort", 2, true),
    /** For a fault: every call on a connection that goes over the network, but not the end of the connection. */
    ANY_REMOTE("", 3, false);

    private static final Map<String, Call> OF_CONNECTION = Arrays.stream(values())
            .filter(call -> call != CONNECT && call != CLOSE_STATEMENT && call != EXECUTE && call != ANY_REMOTE)
            .collect(Collectors.toMap(call -> call.method, Function.identity()));

    final int weight;
    final boolean isRemote;
    private final String method;

    Call(String method, int weight, boolean isRemote) {
        this.method = method;
        this.weight = weight;
        this.isRemote = isRemote;
    }

    /** The call of a method of {@link java.sql.Connection}. */
    static Optional<Call> ofConnection(String method) {
        return Optional.ofNullable(OF_CONNECTION.get(method));
    }

    /** Whether it may be made while another call on the same connection is under way. */
    boolean mayOverlap() {
        return this == CLOSE || this == ABORT || this == IS_CLOSED;
    }

    boolean covers(Call call) {
        return this == call || this == ANY_REMOTE && call.isRemote && call != CONNECT && call != CLOSE && call != ABORT;
    }
}
