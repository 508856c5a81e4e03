package dev.patterns.retry;

import java.util.List;
import java.util.stream.Collectors;

/** The attempts of a failed call. A suppressed exception of the last failure, so that it is printed with it. */
final class RetryHistory extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Attempt> attempts;

    RetryHistory(String name, List<Attempt> attempts) {
        super(
                name + " gave up after " + attempts.size() + " attempts: "
                        + attempts.stream().map(Attempt::toString).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.attempts = List.copyOf(attempts);
    }

    static List<Attempt> of(Throwable failure) {
        List<Attempt> found = List.of();
        for (var suppressed : failure.getSuppressed()) {
            if (suppressed instanceof RetryHistory history) {
                found = history.attempts; // with nested retries the last one is that of the outermost
            }
        }
        return found;
    }
}
