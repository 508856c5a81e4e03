package dev.patterns.examples.incident.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step on a payment's way. Several threads may add to it: a worker makes the call that a timeout limits. */
final class Step {

    /** What a step is. The name of its span is {@code spanName}: few names, as tracing systems expect. */
    enum Kind {
        PAYMENT("payment", SpanKind.SERVER),
        ATTEMPT("attempt", SpanKind.INTERNAL),
        CONNECTION("pool.getConnection", SpanKind.INTERNAL),
        STATEMENT("sql.execute", SpanKind.CLIENT),
        COMMIT("sql.commit", SpanKind.CLIENT),
        ROLLBACK("sql.rollback", SpanKind.CLIENT),
        RETURN("pool.returnConnection", SpanKind.INTERNAL),
        CHARGE("charge", SpanKind.INTERNAL),
        VOID("void", SpanKind.INTERNAL),
        CALL("processor.call", SpanKind.CLIENT);

        final String spanName;
        final SpanKind spanKind;

        Kind(String spanName, SpanKind spanKind) {
            this.spanName = spanName;
            this.spanKind = spanKind;
        }
    }

    final Kind kind;
    final String label;
    final String correlationId;
    final long startedAt;
    final Span span;
    private final List<Step> children = new ArrayList<>();
    private long endedAt;
    private boolean ended;
    private @Nullable Throwable failure;

    Step(Kind kind, String label, String correlationId, long startedAt, Span span) {
        this.kind = kind;
        this.label = label;
        this.correlationId = correlationId;
        this.startedAt = startedAt;
        this.span = span;
    }

    synchronized void add(Step child) {
        children.add(child);
    }

    synchronized void end(long now, @Nullable Throwable failure) {
        this.endedAt = now;
        this.failure = failure;
        this.ended = true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Nanoseconds; zero while it has not ended. */
    synchronized long duration() {
        return ended ? endedAt - startedAt : 0;
    }

    synchronized long endedAt() {
        return endedAt;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** Whether its failure is that of a step inside it. */
    synchronized boolean passesFailureOn() {
        var own = failure;
        return own != null && children.stream().anyMatch(child -> own.equals(child.failure()));
    }

    synchronized List<Step> children() {
        return List.copyOf(children);
    }
}
