package dev.patterns.examples.incident.trace;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The traces of payments, by act. */
public final class Tracing {

    private final Tracer tracer;
    private final boolean keep;
    private final Map<String, Map<Integer, PaymentTrace>> acts = new ConcurrentHashMap<>();

    /**
     * @param tracer makes the spans; OpenTelemetry's {@code noop} for none
     * @param keep whether traces are kept, to be read later
     */
    public Tracing(Tracer tracer, boolean keep) {
        this.tracer = tracer;
        this.keep = keep;
    }

    /** A tracer for an act that begins now. An act that is run again begins with no traces. */
    public PaymentTracer begin(String act, Time time) {
        var traces = new ConcurrentSkipListMap<Integer, PaymentTrace>();
        acts.put(act, traces);
        var recorder = new StepRecorder(time, tracer, System.currentTimeMillis() * 1_000_000);
        return new PaymentTracer() {
            @Override
            public PaymentDependencies follow(PaymentDependencies dependencies, Supplier<?> breaker) {
                return new TracedDependencies(recorder, breaker).around(dependencies);
            }

            @Override
            public PaymentResult pay(Payment payment, long arrivedAt, Supplier<PaymentResult> service) {
                var id = CorrelationId.of(payment);
                var root = recorder.begin("payment " + payment.id(), id, arrivedAt);
                var result = recorder.pay(root, service);
                if (keep) {
                    traces.put(payment.id(), new PaymentTrace(payment, root, result));
                }
                return result;
            }
        };
    }

    /** The traces of an act, by payment. Empty for an act that was not run. */
    public Map<Integer, PaymentTrace> traces(String act) {
        return acts.getOrDefault(act, Map.of());
    }
}
