/**
 * The connection pool as the data source of Spring Boot, Hibernate, jOOQ and Flyway, each on H2 and on PostgreSQL. The
 * code that sets a framework up is also on the page docs/connection-pool.md.
 */
package dev.patterns.examples.frameworks;
