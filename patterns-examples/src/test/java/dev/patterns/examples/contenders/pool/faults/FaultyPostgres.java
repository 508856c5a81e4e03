package dev.patterns.examples.contenders.pool.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An embedded PostgreSQL whose processes can be killed, frozen and started again on the same port and data. */
final class FaultyPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final EmbeddedPostgres postgres;

    private FaultyPostgres(Path data) throws IOException {
        this.data = data;
        // The default is off: a commit would be answered before it is written, and a crash would lose it.
        this.postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(START_LIMIT)
                .start();
    }

    static FaultyPostgres start() throws IOException {
        return new FaultyPostgres(Files.createTempDirectory("faulty-postgres"));
    }

    int port() {
        return postgres.getPort();
    }

    /** The JDBC URL of this server, or of a proxy before it. Every connection has the same timeouts. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port
                + "/postgres?user=postgres&connectTimeout=2&loginTimeout=2&socketTimeout=2&ApplicationName=load";
    }

    /** Ends every session of the load, as an administrator or a failover does. */
    void terminateBackends() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'load'");
    }

    /** Runs a statement on a connection of its own, not through a pool. */
    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres&connectTimeout=5");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a crash: no shutdown, no message to the clients. The server's other processes end by themselves. */
    void killPostmaster() throws IOException, InterruptedException {
        signal("-KILL", List.of(postmaster()));
    }

    /** Nothing answers, and nothing is closed. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP", processes());
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT", processes());
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL is not running"));
    }

    private List<ProcessHandle> processes() throws IOException {
        var postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        run(command, 10);
    }

    /**
     * Starts the killed server again. That fails for a moment, until the last process of the killed one has released
     * the shared memory.
     */
    void restart(Path postgresProgram) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(
                postgresProgram.resolveSibling("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-o",
                "-p " + port() + " -F -c synchronous_commit=on",
                "-l",
                data.resolve("restart.log").toString(),
                "-w",
                "start"));
        long start = System.nanoTime();
        while (run(command, START_LIMIT.toSeconds()) != 0) {
            if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw new IOException(
                        "PostgreSQL does not start again: " + Files.readString(data.resolve("restart.log")));
            }
            Thread.sleep(20);
        }
    }

    /** The running server's program. */
    Path program() throws IOException {
        return Path.of(postmaster().info().command().orElseThrow(() -> new IOException("no path of PostgreSQL")));
    }

    private static int run(List<String> command, long seconds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + command);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
