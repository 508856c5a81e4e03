package dev.patterns.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block in the README and the docs compiles. {@link #FIXTURES} declares the names that the blocks use. */
class DocSnippetsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String IMPORTS = """
            import dev.patterns.*;
            import dev.patterns.Time;
            import dev.patterns.bulkhead.*;
            import dev.patterns.chaos.*;
            import dev.patterns.circuitbreaker.*;
            import dev.patterns.examples.contenders.shared.*;
            import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
            import dev.patterns.fallback.*;
            import dev.patterns.hedge.*;
            import dev.patterns.metrics.*;
            import dev.patterns.pool.*;
            import dev.patterns.ratelimiter.*;
            import dev.patterns.retry.*;
            import dev.patterns.simulation.*;
            import dev.patterns.simulation.scenario.*;
            import dev.patterns.timeout.*;
            import io.micrometer.core.instrument.MeterRegistry;
            import java.io.*;
            import java.net.URI;
            import java.net.http.*;
            import java.net.http.HttpResponse.BodyHandlers;
            import java.sql.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import jakarta.persistence.Entity;
            import jakarta.persistence.Id;
            import javax.sql.DataSource;
            import org.flywaydb.core.Flyway;
            import org.hibernate.SessionFactory;
            import org.hibernate.cfg.AvailableSettings;
            import org.hibernate.jpa.HibernatePersistenceConfiguration;
            import org.jooq.DSLContext;
            import org.jooq.SQLDialect;
            import org.jooq.impl.DSL;
            import org.junit.jupiter.api.Test;
            import org.springframework.boot.jdbc.DataSourceUnwrapper;
            import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
            import org.springframework.boot.jdbc.metadata.*;
            import org.springframework.context.annotation.Bean;
            import static org.assertj.core.api.Assertions.*;
            """;

    private static final String FIXTURES = """
            record Payment(String id) {}
            record Receipt(String id) {}
            static class DeclinedException extends RuntimeException {}
            interface Processor { Receipt charge(Payment payment) throws IOException, InterruptedException; }
            Processor processor, primary, backup;
            Payment payment;
            Policy guarded;
            Retry retry;
            CircuitBreaker breaker;
            Timeout timeout;
            Hedge hedge;
            RateLimiter limiter;
            record Quote(double rate) {}
            interface Quotes { Quote quote(String pair) throws IOException; }
            Quotes service;
            Bulkhead bulkhead;
            Chaos chaos;
            HttpClient http;
            HttpRequest request;
            DataSource database;
            ConnectionPool pool;
            RedisBuckets buckets;
            MeterRegistry registry;
            @Entity static class Item {
                @Id Long id;
                Item(String name, int stock) {}
            }
            """;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all blocks: it keeps the jars of the class path open. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    @TempDir
    private Path classes;

    @AfterAll
    static void close() throws IOException {
        FILES.close();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void compiles(JavaBlock block) {
        assertThat(errorsIn(block)).as("%s:%n%s", block, block.code()).isEmpty();
    }

    @Test
    void aBlockThatDoesNotCompileIsFound() {
        assertThat(errorsIn(new JavaBlock("none", 1, "Retry retry = Retry.bilder(\"typo\").build();")))
                .isNotEmpty();
    }

    private List<String> errorsIn(JavaBlock block) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        COMPILER.getTask(null, FILES, diagnostics, options, null, List.of(block.asSource()))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    static List<JavaBlock> blocks() throws IOException {
        var found = new ArrayList<JavaBlock>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            var pages = Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md") && Files.exists(page))
                    .sorted()
                    .toList();
            for (Path page : pages) {
                collect(ROOT.relativize(page).toString(), Files.readAllLines(page), found);
            }
        }
        return found;
    }

    private static void collect(String page, List<String> lines, List<JavaBlock> found) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```java")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                found.add(new JavaBlock(page, i + 1, String.join("\n", lines.subList(i + 1, end))));
                i = end;
            }
        }
    }

    /** A Java block: class members if it begins with an annotation, a modifier or a type, statements otherwise. */
    record JavaBlock(String page, int line, String code) {

        JavaFileObject asSource() {
            var body = isMember() ? code : "void block() throws Exception {\n" + code + "\n}";
            var source = IMPORTS + "class Block {\n" + FIXTURES + body + "\n}\n";
            return new SimpleJavaFileObject(URI.create("string:///Block.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            };
        }

        private boolean isMember() {
            return Stream.of("@", "class ", "record ", "interface ", "final class ", "public ", "private ", "static ")
                    .anyMatch(code::startsWith);
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }
}
