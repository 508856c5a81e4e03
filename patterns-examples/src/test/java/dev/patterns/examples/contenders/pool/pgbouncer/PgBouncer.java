package dev.patterns.examples.contenders.pool.pgbouncer;

import dev.patterns.examples.jdbc.SimpleDataSource;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A PgBouncer in front of a PostgreSQL. Its settings are lines of {@code pgbouncer.ini}. */
final class PgBouncer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)");

    private static final String OF_DATABASE = "database:";

    private final Process process;
    private final Path directory;
    private final int port;

    private PgBouncer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** Whether the program is on the path, or in the directory in which Debian's package has it. */
    static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        var path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The minor version: 21 if it is PgBouncer 1.21. */
    static int version() {
        try {
            var process = new ProcessBuilder(program().orElseThrow().toString(), "--version").start();
            var matcher = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
        } catch (IOException e) {
            throw new IllegalStateException("pgbouncer --version", e);
        }
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @param mode {@code session} or {@code transaction}
     * @param lines more settings: {@code "default_pool_size = 2"}; one that begins with {@code database:} is of the
     *     database: {@code "database: connect_query='set statement_timeout = 7000'"}
     */
    static PgBouncer start(int postgresPort, String mode, String... lines) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("pgbouncer");
        int port = PgBouncerTests.freePort();
        var ini = new ArrayList<>(List.of(
                "[databases]",
                "postgres = host=127.0.0.1 port=" + postgresPort + " dbname=postgres " + ofDatabase(lines),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = trust",
                "auth_file = " + Files.writeString(directory.resolve("users.txt"), "\"postgres\" \"\""),
                "admin_users = postgres",
                "logfile = " + directory.resolve("pgbouncer.log"),
                "pool_mode = " + mode));
        Arrays.stream(lines).filter(line -> !line.startsWith(OF_DATABASE)).forEach(ini::add);
        var file = Files.write(directory.resolve("pgbouncer.ini"), ini);
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        command.addAll(List.of(program().orElseThrow().toString(), "-q", file.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
        var bouncer = new PgBouncer(process, directory, port);
        bouncer.awaitStart();
        return bouncer;
    }

    private static String ofDatabase(String... lines) {
        return Arrays.stream(lines)
                .filter(line -> line.startsWith(OF_DATABASE))
                .map(line -> line.substring(OF_DATABASE.length()))
                .collect(Collectors.joining(" "));
    }

    private void awaitStart() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                admin("show version");
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
                    process.destroyForcibly();
                    throw new IOException(
                            "PgBouncer does not start: " + Files.readString(directory.resolve("output.log")), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    /** The JDBC URL of the database through it, with more parameters: {@code "prepareThreshold=0"}. */
    String url(String... parameters) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres"
                + "?user=postgres&sslmode=disable&gssEncMode=disable"
                + Arrays.stream(parameters).map(it -> "&" + it).reduce("", String::concat);
    }

    DataSource dataSource(String... parameters) {
        return SimpleDataSource.of(url(parameters));
    }

    /** Runs a command of its console: {@code pause}. */
    void admin(String command) throws IOException {
        try (var console = new Console(port)) {
            console.execute(command);
        }
    }

    /** What a command of its console shows, with the columns' names as the first row. */
    List<List<String>> show(String command) throws IOException {
        try (var console = new Console(port)) {
            return console.execute(command);
        }
    }

    /** The sum of a column of {@code show pools} for the database, such as {@code cl_waiting}. */
    int pools(String column) throws IOException {
        var rows = show("show pools");
        int at = rows.get(0).indexOf(column);
        return rows.stream()
                .filter(row -> "postgres".equals(row.get(0)))
                .mapToInt(row -> Integer.parseInt(row.get(at)))
                .sum();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        for (var file : List.of("pgbouncer.ini", "users.txt", "pgbouncer.log", "output.log")) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.delete(directory);
    }
}
