import org.jspecify.annotations.NullMarked;

/** Resilience patterns. */
@NullMarked
module dev.patterns {
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.jspecify;
    requires static micrometer.core;

    exports dev.patterns;
}
