package dev.patterns.examples.incident.trace;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.trace.Step.Kind;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Records steps. While a step runs it is the thread's current one, the log has its correlation id, and its span is
 * current for OpenTelemetry. A step on another thread is recorded with its parent, which the caller takes along.
 */
final class StepRecorder {

    private static final Logger log = LoggerFactory.getLogger(PaymentTracer.class);
    private static final ThreadLocal<@Nullable Step> CURRENT = new ThreadLocal<>();

    private final Time time;
    private final Tracer tracer;
    private final long startedAt;
    private final long epochNanos;

    /** @param epochNanos the time since 1970 at which the recorder is made: spans have such times */
    StepRecorder(Time time, Tracer tracer, long epochNanos) {
        this.time = time;
        this.tracer = tracer;
        this.startedAt = time.nanoTime();
        this.epochNanos = epochNanos;
    }

    /** The calling thread's step; null outside of a payment. */
    static @Nullable Step current() {
        return CURRENT.get();
    }

    /** A payment, from its arrival on. */
    Step begin(String label, String correlationId, long arrivedAt) {
        return step(null, Kind.PAYMENT, label, correlationId, arrivedAt);
    }

    /** Runs the service for the payment of this step. */
    PaymentResult pay(Step payment, Supplier<PaymentResult> service) {
        return this.<PaymentResult, RuntimeException>run(payment, () -> {
            var result = service.get();
            var outcome = result.outcome();
            payment.span.setAttribute("outcome", outcome.label()).setAttribute("attempts", result.attempts());
            if (outcome != PaymentOutcome.PAID && outcome != PaymentOutcome.DECLINED) {
                payment.span.setStatus(StatusCode.ERROR, outcome.label());
            }
            var event = outcome == PaymentOutcome.PAID ? log.atDebug() : log.atInfo();
            event.addKeyValue("outcome", outcome.label())
                    .addKeyValue("attempts", result.attempts())
                    .log("{} ended: {}", payment.label, outcome.label());
            return result;
        });
    }

    private Step step(@Nullable Step parent, Kind kind, String label, String correlationId, long at) {
        var context = parent == null ? Context.root() : Context.root().with(parent.span);
        var span = tracer.spanBuilder(kind.spanName)
                .setParent(context)
                .setSpanKind(kind.spanKind)
                .setStartTimestamp(epoch(at), TimeUnit.NANOSECONDS)
                .setAttribute("step", label)
                .setAttribute(CorrelationId.KEY, correlationId)
                .startSpan();
        var step = new Step(kind, label, correlationId, at, span);
        if (parent != null) {
            parent.add(step);
        }
        return step;
    }

    /** Runs the action as a step of the parent; without a parent, runs only the action. */
    <T extends @Nullable Object, X extends Exception> T record(
            @Nullable Step parent, Kind kind, String label, CheckedSupplier<? extends T, X> action) throws X {
        if (parent == null) {
            return action.get();
        }
        var step = step(parent, kind, label, parent.correlationId, time.nanoTime());
        return run(step, action);
    }

    /** Runs the action as this step, and ends it. */
    <T extends @Nullable Object, X extends Exception> T run(Step step, CheckedSupplier<? extends T, X> action)
            throws X {
        var outer = CURRENT.get();
        enter(step);
        try (var scope = step.span.makeCurrent()) {
            T result = action.get();
            end(step, null);
            return result;
        } catch (Throwable failure) {
            end(step, failure);
            throw failure;
        } finally {
            enter(outer);
        }
    }

    private static void enter(@Nullable Step step) {
        if (step == null) {
            CURRENT.remove();
            MDC.remove(CorrelationId.KEY);
        } else {
            CURRENT.set(step);
            MDC.put(CorrelationId.KEY, step.correlationId);
        }
    }

    private void end(Step step, @Nullable Throwable failure) {
        long now = time.nanoTime();
        step.end(now, failure);
        if (failure != null) {
            step.span.setStatus(StatusCode.ERROR, failure.toString());
            step.span.setAttribute("exception.type", failure.getClass().getName());
        }
        step.span.end(epoch(now), TimeUnit.NANOSECONDS);
        log(step, now - step.startedAt, failure);
    }

    private static void log(Step step, long nanos, @Nullable Throwable failure) {
        boolean isNews = failure != null && (step.kind == Kind.ATTEMPT || !step.passesFailureOn());
        var event = isNews ? log.atInfo() : log.atDebug();
        event.addKeyValue("step", step.kind.spanName)
                .addKeyValue("millis", nanos / 1_000_000)
                .log(failure == null ? "{}" : "{} failed: {}", step.label, String.valueOf(failure)); // no stack trace
    }

    private long epoch(long at) {
        return epochNanos + (at - startedAt);
    }

    /** What the current span is called in W3C's header; null without an OpenTelemetry SDK. */
    static @Nullable String traceparent() {
        var context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
