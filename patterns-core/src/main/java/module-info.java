import org.jspecify.annotations.NullMarked;

/** Resilience patterns for calls that may fail: one package for each pattern, and a kernel that they share. */
@NullMarked
module dev.patterns {
    requires transitive java.sql;
    requires org.slf4j;
    // none is transitive: then a module that uses this one needs none of them to compile or to run
    requires static org.jspecify;
    requires static micrometer.core;
    requires static java.management;
    requires static java.net.http;

    exports dev.patterns;
    exports dev.patterns.bulkhead;
    exports dev.patterns.circuitbreaker;
    exports dev.patterns.fallback;
    exports dev.patterns.hedge;
    exports dev.patterns.metrics;
    exports dev.patterns.pool;
    exports dev.patterns.retry;
    exports dev.patterns.simulation;
    exports dev.patterns.simulation.scenario;
    exports dev.patterns.timeout;
}
