package dev.patterns.examples.contenders.pool.pgbouncer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/pgbouncer.md says: its sample works, its defaults are PgBouncer's, and the tests that it names exist. */
class PgBouncerPageTest extends PgBouncerTests {

    private static final Pattern SAMPLE = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("jdbc:postgresql://pgbouncer:6432/orders\\?(\\S+?)\"");
    private static final Pattern DEFAULT = Pattern.compile("^\\| `(\\w+)` \\| ([\\d.]+)[^|]* \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/pgbouncer.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BothPools
    void theSampleWorks(PoolContender contender) throws Exception {
        var parameters = matches(PARAMETERS).get(0).group(1).split("&");
        try (var bouncer = bouncer("transaction", sampleLines());
                var pool = pool(contender, bouncer.dataSource(parameters), 2)) {
            for (int i = 0; i < 10; i++) {
                try (var connection = pool.dataSource().getConnection();
                        var other = pool.dataSource().getConnection()) {
                    connection.setAutoCommit(false);
                    execute(connection, "select 1");
                    assertThat(preparedQuery(other, i)).isEqualTo(i);
                    assertThat(query(other, "show statement_timeout")).isEqualTo("30s");
                    connection.commit();
                    assertThat(preparedQuery(connection, i)).isEqualTo(i);
                }
            }
        }
    }

    /** The lines below [pgbouncer], and the connect_query. A PgBouncer before 1.21 does not start with the one line. */
    private String[] sampleLines() {
        var sample = matches(SAMPLE).get(0).group(1);
        var query = sample.substring(
                sample.indexOf("connect_query"), sample.indexOf("\n", sample.indexOf("connect_query")));
        var lines = sample.substring(sample.indexOf("[pgbouncer]")).lines().skip(1);
        return Stream.concat(Stream.of("database: " + query), lines)
                .filter(line -> PgBouncer.version() >= 21 || !line.startsWith("max_prepared_statements"))
                .toArray(String[]::new);
    }

    private static int preparedQuery(Connection connection, int value) throws SQLException {
        try (var statement = connection.prepareStatement("select ?::int")) {
            statement.setInt(1, value);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    @Test
    void theDefaultsAreThoseOfPgBouncer() throws Exception {
        Map<String, String> defaults;
        try (var bouncer = bouncer("transaction")) {
            var rows = bouncer.show("show config");
            int at = rows.get(0).indexOf("default");
            defaults = rows.stream().collect(toMap(row -> row.get(0), row -> row.get(at)));
        }
        assertThat(matches(DEFAULT))
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(defaults).containsEntry(row.group(1), row.group(2)));
    }

    @Test
    void theTestsThatItNamesExist() {
        assertThat(matches(TEST)).hasSizeGreaterThan(20).allSatisfy(name -> {
            var type = Class.forName(getClass().getPackageName() + "." + name.group(1));
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                    .contains(name.group(2));
        });
    }

    private List<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(page).results().toList();
    }
}
