import org.jspecify.annotations.NullMarked;

/** Resilience patterns for calls that may fail, each in a package of its own around one kernel. */
@NullMarked
module dev.patterns {
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires static transitive micrometer.core;

    exports dev.patterns;
    exports dev.patterns.circuitbreaker;
    exports dev.patterns.fallback;
    exports dev.patterns.metrics;
    exports dev.patterns.pool;
    exports dev.patterns.retry;
    exports dev.patterns.simulation;
    exports dev.patterns.simulation.scenario;
    exports dev.patterns.timeout;
}
