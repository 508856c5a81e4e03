package dev.patterns.examples.incident.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.processor.ScriptedProcessor.PendingCall;
import dev.patterns.examples.incident.processor.ScriptedProcessor.Response;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A processor without HTTP. A call waits in simulated time for its scripted latency, and fails with the exceptions of
 * the HTTP client.
 */
final class SimulatedProcessor {

    private final String name;
    private final Time time;
    private @Nullable ScriptedProcessor script;
    private long start;

    SimulatedProcessor(String name, Time time) {
        this.name = name;
        this.time = time;
    }

    /** Answers as this processor from now on; its story time starts now. */
    void serve(ScriptedProcessor processor) {
        script = processor;
        start = time.nanoTime();
    }

    /** @param timeout the client's own timeout; null for none */
    PaymentProcessor client(@Nullable Duration timeout) {
        return new Client(timeout == null ? Long.MAX_VALUE : timeout.toNanos());
    }

    private ScriptedProcessor script() {
        return Objects.requireNonNull(script, "serve has not been called");
    }

    private final class Client implements PaymentProcessor {

        private final long timeoutNanos;

        Client(long timeoutNanos) {
            this.timeoutNanos = timeoutNanos;
        }

        @Override
        public Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException {
            var at = Duration.ofNanos(time.nanoTime() - start);
            return switch (await(script().charge(idempotencyKey, payment.id(), payment.declined(), at))) {
                case CAPTURED -> new Receipt(idempotencyKey, name);
                case DECLINED -> throw new DeclinedException(idempotencyKey);
                case UNAVAILABLE -> throw new ProcessorUnavailableException(name, Duration.ZERO);
                case CONNECTION_BROKEN -> throw new IOException("connection to " + name + " broke");
                case VOIDED, KEY_IS_VOID, IN_FLIGHT ->
                    throw new IOException(name + " did not accept " + idempotencyKey);
            };
        }

        @Override
        public void voidCharge(String idempotencyKey) throws IOException, InterruptedException {
            var response = await(script().voidCharge(idempotencyKey));
            if (response == Response.UNAVAILABLE) {
                throw new ProcessorUnavailableException(name, Duration.ZERO);
            } else if (response != Response.VOIDED) {
                throw new IOException(name + " answered a void with " + response);
            }
        }

        /**
         * Waits for the response. On a timeout or interrupt the call is still finished at its time, as behind real
         * HTTP.
         */
        private Response await(PendingCall call) throws IOException, InterruptedException {
            long arrived = time.nanoTime();
            long latency = call.latency().toNanos();
            while (true) {
                long passed = time.nanoTime() - arrived;
                if (passed >= latency) {
                    return call.finish();
                }
                if (passed >= timeoutNanos) {
                    finishLater(call, latency - passed);
                    throw new HttpTimeoutException("no answer from " + name + " in time");
                }
                if (Thread.interrupted()) {
                    finishLater(call, latency - passed);
                    throw new InterruptedException("interrupted while waiting for " + name);
                }
                time.parkNanos(name, Math.min(latency, timeoutNanos) - passed);
            }
        }

        private void finishLater(PendingCall call, long nanos) {
            time.schedule(call::finish, Duration.ofNanos(nanos));
        }
    }
}
