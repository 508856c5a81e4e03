package dev.patterns.examples.adoption;

import dev.patterns.examples.contenders.meters.MeterNames;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is measured for a contender.
 *
 * @param artifacts that a user names, as group and artifact: what they bring is counted as jars
 * @param code artifacts whose code is the contender's own
 * @param parts packages that implement one pattern, as paths
 */
record Contender(
        String name,
        String versionProperty,
        List<String> artifacts,
        List<String> code,
        List<Package> parts,
        @Nullable Supplier<SortedSet<String>> meters) {

    /** A package with those below it. */
    record Package(String name, String path) {}

    static final String OURS = "hand-written";

    private static final String CORE = "dev.patterns:patterns-core";
    private static final String R4J = "io.github.resilience4j:resilience4j-";

    static final List<Contender> ALL = List.of(
            new Contender(
                    OURS,
                    "",
                    List.of(CORE),
                    List.of(CORE),
                    List.of(
                            new Package("circuit breaker", "dev/patterns/circuitbreaker/"),
                            new Package("retry", "dev/patterns/retry/"),
                            new Package("timeout", "dev/patterns/timeout/"),
                            new Package("connection pool", "dev/patterns/pool/"),
                            new Package("generated wrappers in it", "dev/patterns/pool/jdbc/Forwarding")),
                    MeterNames::handwritten),
            new Contender(
                    "Resilience4j",
                    "resilience4j.version",
                    List.of(R4J + "circuitbreaker", R4J + "retry", R4J + "timelimiter"),
                    List.of(R4J + "circuitbreaker", R4J + "retry", R4J + "timelimiter", R4J + "core"),
                    List.of(
                            new Package("circuit breaker", "io/github/resilience4j/circuitbreaker/"),
                            new Package("retry", "io/github/resilience4j/retry/"),
                            new Package("timeout", "io/github/resilience4j/timelimiter/")),
                    MeterNames::resilience4j),
            library("Failsafe", "failsafe.version", List.of("dev.failsafe:failsafe"), null),
            new Contender(
                    "Spring's RetryTemplate",
                    "spring.version",
                    List.of("org.springframework:spring-core"),
                    List.of("org.springframework:spring-core"),
                    List.of(new Package("retry", "org/springframework/core/retry/")),
                    null),
            library("HikariCP", "hikaricp.version", List.of("com.zaxxer:HikariCP"), MeterNames::hikariCp),
            new Contender(
                    "Agroal",
                    "agroal.version",
                    List.of("io.agroal:agroal-pool"),
                    List.of("io.agroal:agroal-pool", "io.agroal:agroal-api"),
                    List.of(),
                    null),
            new Contender(
                    "DBCP2",
                    "commons-dbcp2.version",
                    List.of("org.apache.commons:commons-dbcp2"),
                    List.of("org.apache.commons:commons-dbcp2", "org.apache.commons:commons-pool2"),
                    List.of(),
                    MeterNames::dbcp2));

    private static Contender library(
            String name, String version, List<String> artifacts, @Nullable Supplier<SortedSet<String>> meters) {
        return new Contender(name, version, artifacts, artifacts, List.of(), meters);
    }

    boolean isOurs() {
        return name.equals(OURS);
    }
}
