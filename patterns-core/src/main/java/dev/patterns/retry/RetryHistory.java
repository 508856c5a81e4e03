package dev.patterns.retry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The attempts of a failed call. It is a suppressed exception of the last failure, and the failures of the earlier
 * attempts are its own suppressed exceptions, so a printed stack trace shows all of them.
 *
 * <p>A call may make a million attempts, so only the first and the last ten are kept. And some programs throw the same
 * exception object again and again, so one exception gets at most ten histories.
 */
final class RetryHistory extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MAX_HISTORIES = 10;
    private static final int KEPT_AT_EACH_END = 10;

    private final String name;
    private final transient List<Attempt> attempts;

    private RetryHistory(String name, List<Attempt> attempts, Throwable lastFailure) {
        super(null, null, true, false);
        this.name = name;
        this.attempts = List.copyOf(attempts);
        suppressEarlierFailures(lastFailure);
    }

    /** Built when it is printed: most histories aren't. */
    @Override
    public String getMessage() {
        return name + " gave up after " + attempts.get(attempts.size() - 1).number() + " attempts: "
                + attempts.stream().map(Attempt::toString).collect(Collectors.joining("; "));
    }

    @SuppressWarnings("ReferenceEquality") // an exception must not be printed as suppressed by itself
    private void suppressEarlierFailures(Throwable lastFailure) {
        var added = new ArrayList<Throwable>();
        for (var attempt : attempts) {
            var failure = attempt.failure();
            if (failure != lastFailure && added.stream().noneMatch(it -> it == failure)) {
                added.add(failure);
                addSuppressed(failure);
            }
        }
    }

    /** Keeps an attempt in the list of a call. With many attempts those in the middle are left out. */
    static void keep(List<Attempt> attempts, Attempt attempt) {
        if (attempts.size() == 2 * KEPT_AT_EACH_END) {
            attempts.remove(KEPT_AT_EACH_END);
        }
        attempts.add(attempt);
    }

    static void attach(String name, List<Attempt> attempts, Throwable failure) {
        long histories = Arrays.stream(failure.getSuppressed())
                .filter(RetryHistory.class::isInstance)
                .count();
        if (histories < MAX_HISTORIES) {
            failure.addSuppressed(new RetryHistory(name, attempts, failure));
        }
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
