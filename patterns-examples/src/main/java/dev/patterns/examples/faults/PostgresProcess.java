package dev.patterns.examples.faults;

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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL in a data directory, driven by {@code pg_ctl}: the embedded PostgreSQL comes with this program, {@code
 * initdb} and the server, and with no other.
 *
 * @param programs the directory of {@code pg_ctl}
 */
public record PostgresProcess(Path programs, Path data, int port) {

    static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** This setting is empty: JDBC needs no Unix socket, and a killed server would leave its file behind. */
    static final String SOCKETS = "unix_socket_directories";

    /** The directory of the programs of the server that runs in a data directory. */
    static Path programsOf(Path data) throws IOException {
        var command = postmaster(data).info().command();
        return Path.of(command.orElseThrow(() -> new IOException("no path of PostgreSQL")))
                .resolveSibling("");
    }

    /**
     * Starts it, and waits until it accepts connections.
     *
     * @param settings such as {@code synchronous_commit=on}
     */
    public void start(String... settings) throws IOException, InterruptedException {
        if (!tryToStart(settings)) {
            throw new IOException("PostgreSQL does not start: " + Files.readString(log()));
        }
    }

    /**
     * As {@link #start}, after a crash. It fails for a moment, until the last process of the crashed server has
     * released the shared memory.
     */
    public void startAfterCrash(String... settings) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!tryToStart(settings)) {
            if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw new IOException("PostgreSQL does not start again: " + Files.readString(log()));
            }
            Thread.sleep(20);
        }
    }

    private boolean tryToStart(String... settings) throws IOException, InterruptedException {
        var options = "-F -p " + port + " -c " + SOCKETS + "= -c " + String.join(" -c ", settings);
        return control("start", "-w", "-o", options, "-l", log().toString()) == 0;
    }

    private Path log() {
        return data.resolve("server.log");
    }

    /** Ends all sessions and stops. A standby that follows has all changes when this returns. */
    public void stop() throws IOException, InterruptedException {
        check(control("stop", "-w", "-m", "fast"));
    }

    /** Makes a standby the primary, and returns when it accepts writes. */
    void promote() throws IOException, InterruptedException {
        check(control("promote", "-w"));
    }

    private static void check(int exitValue) throws IOException {
        if (exitValue != 0) {
            throw new IOException("pg_ctl fails with " + exitValue);
        }
    }

    /** Runs a statement on a connection of its own, not through a pool. */
    public void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(ownUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until the query gives true. */
    void awaitTrue(String query) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(ownUrl());
                var statement = connection.prepareStatement(query)) {
            long start = System.nanoTime();
            boolean reached = false;
            while (!reached) {
                try (var result = statement.executeQuery()) {
                    reached = result.next() && result.getBoolean(1);
                }
                if (!reached && System.nanoTime() - start > START_LIMIT.toNanos()) {
                    throw new IllegalStateException("never true: " + query);
                }
                Thread.sleep(2);
            }
        }
    }

    public String ownUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=5";
    }

    boolean isRunning() throws IOException {
        return runningPostmaster(data).isPresent();
    }

    /** As a crash of the server, which the clients see at once. */
    public void killAll() throws IOException, InterruptedException {
        signal("-KILL", processes());
    }

    /** As a crash without a message to the clients. The server's other processes end by themselves. */
    void killPostmaster() throws IOException, InterruptedException {
        signal("-KILL", List.of(postmaster(data)));
    }

    /** Nothing answers, and nothing is closed. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP", processes());
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT", processes());
    }

    private List<ProcessHandle> processes() throws IOException {
        var postmaster = postmaster(data);
        return Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        return runningPostmaster(data).orElseThrow(() -> new IOException("PostgreSQL is not running"));
    }

    private static Optional<ProcessHandle> runningPostmaster(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).trim());
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        run(command, 10);
    }

    private int control(String action, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), action, "-D", data.toString()));
        command.addAll(List.of(options));
        return run(command, START_LIMIT.toSeconds());
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
}
