package dev.patterns.examples.differential.breaker;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** What happens next to both breakers. */
sealed interface BreakerStep {

    /** How a call of the dependency ends. */
    enum End {
        SUCCESS,
        FAILURE,
        /** With a failure that the breakers are set up to ignore. */
        IGNORED,
        /** With a {@link CancellationException}. */
        CANCELLED,
        ERROR;

        /** Returns or throws. */
        String value() throws Exception {
            switch (this) {
                case FAILURE -> throw new IllegalStateException("no");
                case IGNORED -> throw new IllegalArgumentException("the caller's own mistake");
                case CANCELLED -> throw new CancellationException("cancelled by the dependency");
                case ERROR -> throw new AssertionError("no");
                default -> {
                    return "answer";
                }
            }
        }

        boolean counts() {
            return this != IGNORED && this != CANCELLED;
        }
    }

    /** A call on the caller's thread. */
    record Call(Duration takes, End end) implements BreakerStep {
        @Override
        public String toString() {
            return "call(" + seconds(takes) + ", " + end + ")";
        }
    }

    /** An asynchronous call begins. The breaker may reject it; then its end and its cancellation mean nothing. */
    record Start(int call) implements BreakerStep {
        @Override
        public String toString() {
            return "start(" + call + ")";
        }
    }

    /** The dependency completes an asynchronous call. */
    record Complete(int call, End end) implements BreakerStep {
        @Override
        public String toString() {
            return "complete(" + call + ", " + end + ")";
        }
    }

    /** The caller cancels the future that the breaker returned. */
    record Cancel(int call) implements BreakerStep {
        @Override
        public String toString() {
            return "cancel(" + call + ")";
        }
    }

    record Advance(Duration duration) implements BreakerStep {
        @Override
        public String toString() {
            return "advance(" + seconds(duration) + ")";
        }
    }

    /** The wall clock is set forward or back; the monotonic clock goes on. */
    record SetWallClock(Duration by) implements BreakerStep {
        @Override
        public String toString() {
            return "setWallClock(" + (by.isNegative() ? "" : "+") + seconds(by) + ")";
        }
    }

    static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds)) + " s";
    }
}
