package dev.patterns.examples.contenders.pool.pgbouncer;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that is run with our pool and with HikariCP. */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        value = PoolContender.class,
        names = {"HANDWRITTEN", "HIKARICP"})
@interface BothPools {}
