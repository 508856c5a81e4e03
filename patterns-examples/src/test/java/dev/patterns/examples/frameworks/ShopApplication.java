package dev.patterns.examples.frameworks;

import dev.patterns.pool.ConnectionPool;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A Spring Boot application whose data source is the pool. Spring Boot configures everything else by itself. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

    @Bean
    ConnectionPool dataSource(DataSourceProperties properties) {
        return ConnectionPool.builder("shop")
                .url(properties.determineUrl())
                .user(properties.determineUsername())
                .password(properties.determinePassword())
                .size(4)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Bean
    DataSourcePoolMetadataProvider poolMetadata() {
        return dataSource -> {
            var pool = DataSourceUnwrapper.unwrap(dataSource, ConnectionPool.class);
            return pool == null ? null : new PoolMetadata(pool);
        };
    }

    @Bean
    Transactions transactions() {
        return new Transactions();
    }

    /** Runs work in transactions as the annotations say. */
    static class Transactions {

        @Transactional
        public <T> T readWrite(Supplier<T> work) {
            return work.get();
        }

        @Transactional(readOnly = true)
        public <T> T readOnly(Supplier<T> work) {
            return work.get();
        }

        @Transactional(isolation = Isolation.SERIALIZABLE)
        public <T> T serializable(Supplier<T> work) {
            return work.get();
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    }
}
