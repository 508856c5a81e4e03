package dev.patterns.retry;

import dev.patterns.internal.Listeners;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log and the listeners of one retry. */
final class RetryListeners {

    private static final Logger log = LoggerFactory.getLogger(Retry.class);

    final Listeners<Attempt> onRetry;
    final Listeners<List<Attempt>> onSuccess;
    final Listeners<List<Attempt>> onFailure;
    private final String name;
    private volatile boolean nestingReported;

    RetryListeners(String name) {
        this.name = name;
        var owner = "retry " + name;
        this.onRetry = new Listeners<>(log, owner);
        this.onSuccess = new Listeners<>(log, owner);
        this.onFailure = new Listeners<>(log, owner);
    }

    void retrying(Attempt failed) {
        log.info("Retry {}: attempt {}", name, failed);
        onRetry.notify(failed);
    }

    /** This retry makes a call again inside a further attempt of another retry. Logged once. */
    void nestedIn(String outer, int maxAttempts) {
        if (!nestingReported) {
            nestingReported = true;
            log.warn(
                    "Retry {} runs inside retry {}: their attempts multiply, {} for each attempt of {}",
                    name,
                    outer,
                    maxAttempts,
                    outer);
        }
    }

    void succeeded(List<Attempt> failed) {
        if (!onSuccess.isEmpty()) {
            onSuccess.notify(List.copyOf(failed));
        }
    }

    void failed(List<Attempt> attempts) {
        if (!onFailure.isEmpty()) {
            onFailure.notify(List.copyOf(attempts));
        }
    }

    void predicateFailed(Throwable thrown) {
        log.error("retryOnResult of retry {} failed: the result is returned", name, thrown);
    }
}
