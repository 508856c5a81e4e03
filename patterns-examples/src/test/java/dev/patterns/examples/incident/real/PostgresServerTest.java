package dev.patterns.examples.incident.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Nothing of a server is left, whatever ends its use. */
class PostgresServerTest {

    /** Starts an embedded server, prints its URL, and waits for the signal. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            try (var server = PostgresServer.start(null, "child");
                    var connection = server.ownDataSource().getConnection()) {
                System.out.println(connection.getMetaData().getURL() + "?user=postgres");
                TimeUnit.DAYS.sleep(1);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // ends a process without a signal
    void anEmbeddedServerEndsWithAJvmThatASignalEnds() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectError(new File("/dev/null"))
                .start();
        try (BufferedReader lines = child.inputReader()) {
            var url = lines.readLine();
            DriverManager.getConnection(url).close();

            child.destroy();

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> DriverManager.getConnection(url))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("refused");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aTemporarySchemaIsDroppedWhenItsTablesCanNotBeCreated() throws Exception {
        try (var given = PostgresServer.start(null, "given");
                var connection = given.ownDataSource().getConnection();
                var statement = connection.createStatement()) {
            var url = connection.getMetaData().getURL() + "?user=postgres&password=secret";

            assertThatThrownBy(() -> PostgresServer.start(url, "story", "create nothing"))
                    .isInstanceOf(EnvironmentStartException.class)
                    .hasMessageStartingWith("can't use the database at --jdbc-url jdbc:postgresql://")
                    .hasMessageContaining("syntax error")
                    .hasMessageNotContainingAny("secret");

            var schemas = statement.executeQuery("select count(*) from pg_namespace where nspname like 'story%'");
            schemas.next();
            assertThat(schemas.getInt(1)).isZero();
        }
    }
}
