package dev.patterns.examples.jdbc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached the driver.
 *
 * @param name the JDBC method, or "connect"; "execute" stands for all methods that execute a statement
 * @param connection null for "connect"
 * @param limitMillis how long the caller lets it take, 0 for no limit
 */
record ScriptedCall(String name, @Nullable ScriptedConnection connection, long limitMillis) {

    private static final Set<String> NEED_THE_SERVER =
            Set.of("execute", "commit", "rollback", "setAutoCommit", "setReadOnly");

    /** Whether it fails if the server has ended the connection. The other calls don't ask the server, or say so. */
    boolean needsTheServer() {
        return NEED_THE_SERVER.contains(name);
    }

    /** Whether a request goes over the network, for a call of that name. */
    static boolean isRemote(String name) {
        return isRemoteInSession(name) || name.equals("connect") || name.equals("close") || name.equals("abort");
    }

    /** The same, but not of the begin and the end of a connection. */
    static boolean isRemoteInSession(String name) {
        return NEED_THE_SERVER.contains(name) || name.equals("isValid");
    }
}
