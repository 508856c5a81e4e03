package dev.patterns.circuitbreaker;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The two ways to make a call. All rules of the breaker hold for both. */
enum CallStyle {
    SYNC {
        @Override
        InFlight begin(CircuitBreaker breaker, SimulatedTime time) {
            return new Blocking(breaker, time);
        }
    },
    ASYNC {
        @Override
        InFlight begin(CircuitBreaker breaker, SimulatedTime time) {
            return new Promised(breaker);
        }
    };

    /** Begins a call. It stays under way until the test ends it. */
    abstract InFlight begin(CircuitBreaker breaker, SimulatedTime time);

    /** A call that was begun, and may have been rejected. */
    abstract static class InFlight {
        private boolean made;
        private Object returned;
        private Throwable thrown;

        /** Whether the breaker admitted it. */
        boolean wasAdmitted() {
            return made;
        }

        /** What the caller got if the call returned. */
        Object returned() {
            return returned;
        }

        /** What the caller caught if the call failed or was rejected. */
        Throwable thrown() {
            return thrown;
        }

        abstract InFlight returns(Object value);

        abstract InFlight fails(Throwable failure);

        InFlight succeeds() {
            return returns("answer");
        }

        void isUnderWay() {
            made = true;
        }

        void ended(Object value, Throwable failure) {
            returned = value;
            thrown = failure;
        }
    }

    private static final class Blocking extends InFlight {
        private final SimulatedTime time;
        private Callable<Object> end;
        private Thread thread;

        Blocking(CircuitBreaker breaker, SimulatedTime time) {
            this.time = time;
            time.spawn("caller", () -> callAndKeepTheOutcome(breaker));
            letOthersRun();
        }

        private void callAndKeepTheOutcome(CircuitBreaker breaker) {
            thread = Thread.currentThread();
            try {
                ended(breaker.call(this::awaitTheEnd), null);
            } catch (Throwable failure) {
                ended(null, failure);
            }
        }

        private Object awaitTheEnd() throws Exception {
            isUnderWay();
            while (end == null) {
                time.parkNanos(this, Long.MAX_VALUE);
            }
            return end.call();
        }

        @Override
        InFlight returns(Object value) {
            return endWith(() -> value);
        }

        @Override
        InFlight fails(Throwable failure) {
            return endWith(() -> {
                throw Blocking.<RuntimeException>unchecked(failure);
            });
        }

        private InFlight endWith(Callable<Object> how) {
            end = how;
            time.unpark(thread);
            letOthersRun();
            return this;
        }

        private void letOthersRun() {
            time.advance(Duration.ZERO);
        }

        @SuppressWarnings("unchecked")
        private static <X extends Throwable> RuntimeException unchecked(Throwable failure) throws X {
            throw (X) failure;
        }
    }

    private static final class Promised extends InFlight {
        private final CompletableFuture<Object> promise = new CompletableFuture<>();

        Promised(CircuitBreaker breaker) {
            breaker.callAsync(() -> {
                        isUnderWay();
                        return promise;
                    })
                    .whenComplete(this::ended);
        }

        @Override
        InFlight returns(Object value) {
            promise.complete(value);
            return this;
        }

        @Override
        InFlight fails(Throwable failure) {
            promise.completeExceptionally(failure);
            return this;
        }
    }
}
