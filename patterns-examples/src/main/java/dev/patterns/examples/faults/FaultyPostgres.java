package dev.patterns.examples.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** An embedded PostgreSQL whose processes can be killed, frozen and started again on the same port and data. */
public final class FaultyPostgres implements AutoCloseable {

    // The default of the embedded one is off: a commit would be answered before it is written, and a crash would lose
    // it.
    private static final String DURABLE = "on";

    private final EmbeddedPostgres postgres;
    public final PostgresProcess server;

    private FaultyPostgres() throws IOException {
        var data = Files.createTempDirectory("faulty-postgres");
        this.postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("synchronous_commit", DURABLE)
                .setServerConfig(PostgresProcess.SOCKETS, "")
                .setPGStartupWait(PostgresProcess.START_LIMIT)
                .start();
        this.server = new PostgresProcess(PostgresProcess.programsOf(data), data, postgres.getPort());
    }

    public static FaultyPostgres start() throws IOException {
        return new FaultyPostgres();
    }

    /** The JDBC URL of a server, or of a proxy before it. Every connection has the same timeouts. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port
                + "/postgres?user=postgres&connectTimeout=2&loginTimeout=2&socketTimeout=2&ApplicationName=load";
    }

    /** Ends every session of the load, as an administrator or a failover does. */
    void terminateBackends() throws SQLException {
        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'load'");
    }

    /** Starts the killed server again. */
    public void restart() throws IOException, InterruptedException {
        server.startAfterCrash("synchronous_commit=" + DURABLE);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
