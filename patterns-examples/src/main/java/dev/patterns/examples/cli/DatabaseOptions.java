package dev.patterns.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names a PostgreSQL. */
final class DatabaseOptions {

    private static final String SCHEME = "jdbc:postgresql:";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "The PostgreSQL to use in place of an embedded one, with user and password in the URL. The command "
                            + "creates a schema and drops it at the end.")
    private @Nullable String jdbcUrl;

    /** Throws a {@link ParameterException} if it is the URL of another database. The message has no password. */
    void check() {
        if (jdbcUrl != null && !jdbcUrl.startsWith(SCHEME)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--jdbc-url must begin with " + SCHEME + ", but was '" + jdbcUrl.replaceFirst("//.*", "//...")
                            + "'");
        }
    }

    /** Null: an embedded one. */
    @Nullable
    String jdbcUrl() {
        return jdbcUrl;
    }
}
