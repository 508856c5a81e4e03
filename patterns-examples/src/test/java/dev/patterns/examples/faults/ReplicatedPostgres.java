package dev.patterns.examples.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Two PostgreSQLs: the primary one, and a standby that follows it by streaming replication. Replication is synchronous:
 * the primary answers a commit once the standby has written it to disk, so a failover loses nothing that was answered.
 */
final class ReplicatedPostgres implements AutoCloseable {

    private static final String MAX_CONNECTIONS = "max_connections=300"; // as the embedded one: a standby needs as many

    private final PostgresProcess primary;
    private final PostgresProcess standby;

    private ReplicatedPostgres(PostgresProcess primary, PostgresProcess standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * The data directory of a server that was stopped in good order, and its programs. Copies of it are one database at
     * the same point in time, so that one copy can follow the other: that is all that {@code pg_basebackup} would do.
     */
    record Template(Path data, Path programs) {

        static Template create() throws IOException {
            var data = Files.createTempDirectory("postgres-template");
            try (var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PostgresProcess.START_LIMIT)
                    .start()) {
                return new Template(data, PostgresProcess.programsOf(data));
            }
        }

        private PostgresProcess copy(String name) throws IOException {
            var copy = Files.createTempDirectory(name);
            try (var files = Files.walk(data)) {
                for (var file : files.filter(file -> !file.equals(data)).toList()) {
                    Files.copy(file, copy.resolve(data.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            try (var free = new ServerSocket(0)) {
                return new PostgresProcess(programs, copy, free.getLocalPort());
            }
        }
    }

    /** Returns when the standby follows. */
    static ReplicatedPostgres start(Template template) throws Exception {
        var pair = new ReplicatedPostgres(template.copy("postgres-a"), template.copy("postgres-b"));
        try {
            pair.primary.start(MAX_CONNECTIONS, "synchronous_commit=on", "synchronous_standby_names=*");
            follow(pair.standby, pair.primary);
            pair.primary.awaitTrue("select count(*) = 1 from pg_stat_replication where sync_state = 'sync'");
            return pair;
        } catch (Exception e) {
            pair.close();
            throw e;
        }
    }

    private static void follow(PostgresProcess standby, PostgresProcess primary) throws Exception {
        Files.createFile(standby.data().resolve("standby.signal"));
        Files.writeString(
                standby.data().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres'\n",
                StandardOpenOption.APPEND);
        standby.start(MAX_CONNECTIONS);
    }

    PostgresProcess primary() {
        return primary;
    }

    /** Follows at first, and is the primary one after the failover. */
    PostgresProcess standby() {
        return standby;
    }

    /** From now on a transaction that begins on the primary can't write. Its sessions live on. */
    void makePrimaryReadOnly() throws Exception {
        primary.execute("alter system set default_transaction_read_only = on");
        primary.execute("select pg_reload_conf()");
        primary.awaitTrue("select current_setting('default_transaction_read_only')::bool");
        primary.awaitTrue("select count(*) = 0 from pg_stat_activity"
                + " where application_name = 'load' and backend_xid is not null");
    }

    /** The old primary one, which was stopped, follows the new one. */
    void restartPrimaryAsStandby() throws Exception {
        follow(primary, standby);
    }

    /** Kills both: what they hold is not needed any more. */
    @Override
    public void close() throws Exception {
        for (var server : new PostgresProcess[] {primary, standby}) {
            if (server.isRunning()) {
                server.killAll();
            }
            deleteAll(server.data());
        }
    }

    static void deleteAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
