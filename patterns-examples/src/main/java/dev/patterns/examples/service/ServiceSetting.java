package dev.patterns.examples.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What describes a service's call of a dependency: an option of the command line, and a key of the file. */
enum ServiceSetting {
    RATE("rate", "R", "requests a second of all instances together"),
    P50("p50", "T", "median latency of the dependency without a queue, such as 40ms"),
    P99("p99", "T", "its 99th percentile"),
    ERROR_RATE("error-rate", "F", "share of calls that fail in normal operation: 0.01 or 1%. Default: 0"),
    CAPACITY("capacity", "N", "calls that the dependency works on at a time; others wait in its queue"),
    INSTANCES("instances", "N", "instances of the calling service. Default: 1"),
    TIMEOUT("timeout", "T", "today's limit of one attempt"),
    ATTEMPTS("attempts", "N", "today's attempts, the first included"),
    BACKOFF("backoff", "T", "today's first wait between attempts; it doubles, with full jitter. Default: 100ms"),
    BUDGET("budget", "F", "today's retries for each success, such as 0.1"),
    BREAKER_THRESHOLD("breaker-threshold", "F", "share of failures that opens the breaker. Default: 0.5"),
    BREAKER_WINDOW("breaker-window", "N", "calls that the breaker looks at. Default: 100"),
    BREAKER_OPEN("breaker-open", "T", "how long the breaker stays open. Default: 60s"),
    BREAKER_PROBES("breaker-probes", "N", "calls that the breaker admits half-open. Default: 1"),
    BULKHEAD("bulkhead", "N", "today's limit of calls at a time, of each instance"),
    POOL("pool", "N", "today's connections of each instance"),
    CONNECTION_TIMEOUT("connection-timeout", "T", "how long a request waits for a connection. Default: 30s");

    private final String key;
    private final String label;
    private final String description;

    ServiceSetting(String key, String label, String description) {
        this.key = key;
        this.label = label;
        this.description = description;
    }

    String key() {
        return key;
    }

    String option() {
        return "--" + key;
    }

    /** The placeholder of its value in the command's help. */
    String label() {
        return label;
    }

    String description() {
        return description;
    }

    static Optional<ServiceSetting> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(ServiceSetting::key).collect(Collectors.joining(", "));
    }
}
