package dev.patterns.examples.contenders.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogReportsTest {

    private static final String LOGGER = "dev.patterns.examples.leaks";

    @Test
    void onlyMessagesThatNameTheThreadAreReported() {
        var named = new Thread("P30c on a pool");
        try (var reports = new LogReports(LOGGER, named)) {
            var log = LoggerFactory.getLogger(LOGGER);
            log.warn("a leak on thread {}", "P30a on a pool");
            log.warn("a leak on thread {}", named.getName(), new IllegalStateException("borrowed here"));
            log.info("returned by thread {}", named.getName());

            assertThat(reports.reports())
                    .hasSize(2)
                    .anyMatch(report -> report.startsWith("a leak on thread P30c") && report.contains("LogReportsTest"))
                    .contains("returned by thread P30c on a pool");
        }
    }
}
