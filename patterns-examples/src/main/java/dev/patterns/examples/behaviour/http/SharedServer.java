package dev.patterns.examples.behaviour.http;

import dev.patterns.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One server for all runs that need no server of their own, because its start takes longer than most of them. Each run
 * has a path of its own. The server stops a second after its last user: a server that is left running would keep the
 * JVM alive.
 */
final class SharedServer {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private static @Nullable QuoteServer server;
    private static int users;
    private static long uses;

    private SharedServer() {}

    /** {@link #release} must follow. */
    static synchronized QuoteServer acquire() {
        users++;
        uses++;
        if (server == null) {
            server = new QuoteServer(0).warmedUp();
        }
        return server;
    }

    static synchronized void release() {
        users--;
        long use = uses;
        if (users == 0) {
            Time.system().schedule(() -> stopIfUnused(use), IDLE);
        }
    }

    private static synchronized void stopIfUnused(long lastUse) {
        if (users == 0 && uses == lastUse && server != null) {
            server.close();
            server = null;
        }
    }
}
