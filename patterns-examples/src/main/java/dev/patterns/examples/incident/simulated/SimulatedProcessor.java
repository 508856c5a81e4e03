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
 * A processor without HTTP. Its calls take as long as the script says, and its answers arrive as an HTTP client would tell
 * them.
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

    /** From now on this one answers, and its story begins. */
    void serve(ScriptedProcessor processor) {
        script = processor;
        start = time.nanoTime();
    }

    /** @param timeout the client's own; null for one that waits for as long as it takes */
    PaymentProcessor client(@Nullable Duration timeout) {
        return new Client(timeout == null ? Long.MAX_VALUE : timeout.toNanos());
    }

    private ScriptedProcessor script() {
        return Objects.requireNonNull(script, "the story has not begun");
    }

    private final class Client implements PaymentProcessor {

        private final long patience;

        Client(long patience) {
            this.patience = patience;
        }

        @Override
        public Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException {
            var at = Duration.ofNanos(time.nanoTime() - start);
            return switch (answer(script().charge(idempotencyKey, payment.id(), payment.declined(), at))) {
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
            var answer = answer(script().voidCharge(idempotencyKey));
            if (answer == Response.UNAVAILABLE) {
                throw new ProcessorUnavailableException(name, Duration.ZERO);
            } else if (answer != Response.VOIDED) {
                throw new IOException(name + " answered a void with " + answer);
            }
        }

        /** Waits for the answer. If the caller leaves before it comes, the call ends without it, when it would have. */
        private Response answer(PendingCall call) throws IOException, InterruptedException {
            long arrived = time.nanoTime();
            long latency = call.latency().toNanos();
            while (true) {
                long passed = time.nanoTime() - arrived;
                if (passed >= latency) {
                    return call.finish();
                }
                if (passed >= patience) {
                    finishLater(call, latency - passed);
                    throw new HttpTimeoutException("no answer from " + name + " in time");
                }
                if (Thread.interrupted()) {
                    finishLater(call, latency - passed);
                    throw new InterruptedException("interrupted while waiting for " + name);
                }
                time.parkNanos(name, Math.min(latency, patience) - passed);
            }
        }

        private void finishLater(PendingCall call, long nanos) {
            time.schedule(call::finish, Duration.ofNanos(nanos));
        }
    }
}
