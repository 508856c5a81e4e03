package dev.patterns.examples.cli;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.trace.NotableTraces;
import dev.patterns.examples.incident.trace.TraceText;
import dev.patterns.examples.incident.trace.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options to follow single payments: their way as text, their log, their spans. */
final class TraceOptions {

    private static final String LIST = "list";
    private static final String SCOPE = "dev.patterns.examples.incident";

    @Option(
            names = "--trace",
            arity = "0..1",
            fallbackValue = LIST,
            paramLabel = "ID",
            description = "Print the way of this payment through each act, step by step. "
                    + "Without an ID, or with list, the payments that are worth a look.")
    private @Nullable String trace;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            description = "Log what fails on the way of a payment to standard error, with the payment's correlation "
                    + "id: ${COMPLETION-CANDIDATES}. Default: errors only.")
    private @Nullable LogFormat log;

    @Option(
            names = "--otel",
            description =
                    "Make an OpenTelemetry span of each step of a payment. Needs an OpenTelemetry SDK or agent in "
                            + "this JVM.")
    private boolean otel;

    /** How the log is written. */
    enum LogFormat {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean areSet() {
        return trace != null || log != null || otel;
    }

    void setLogLevels() {
        if (log == null) {
            LogLevels.errorsOnly();
        } else {
            LogLevels.payments(log == LogFormat.JSON);
        }
    }

    /**
     * What follows the payments.
     *
     * @throws IllegalArgumentException if an option can't be used; the message says why
     */
    Tracing tracing(int payments, int seeds) {
        if (areSet() && seeds > 1) {
            throw new IllegalArgumentException(
                    "--trace, --log and --otel follow one seed, so --seeds must be 1, but was " + seeds);
        }
        if (trace != null && !trace.equals(LIST) && !isPayment(trace, payments)) {
            throw new IllegalArgumentException("--trace must be list or the number of a payment, 0 to " + (payments - 1)
                    + ", but was '" + trace + "'");
        }
        return new Tracing(tracer(), trace != null);
    }

    private static boolean isPayment(String id, int payments) {
        try {
            int number = Integer.parseInt(id);
            return number >= 0 && number < payments;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Tracer tracer() {
        if (!otel) {
            return OpenTelemetry.noop().getTracer(SCOPE);
        }
        var tracer = GlobalOpenTelemetry.getTracer(SCOPE);
        if (!tracer.spanBuilder("probe").startSpan().getSpanContext().isValid()) { // is never ended, so never exported
            throw new IllegalArgumentException("--otel needs an OpenTelemetry SDK: start the JVM with its agent, as in "
                    + "MAVEN_OPTS=-javaagent:opentelemetry-javaagent.jar");
        }
        return tracer;
    }

    /** Prints what was asked for of the acts that have been run. */
    void print(Tracing tracing, List<Act> acts, Terminal terminal) {
        if (trace == null) {
            return;
        }
        for (var act : acts) {
            terminal.line("");
            var traces = tracing.traces(act.name());
            if (trace.equals(LIST)) {
                terminal.line("  " + act.name() + ": show one with --act " + act.name() + " --trace ID");
                NotableTraces.of(traces.values()).forEach(line -> terminal.line("    " + line));
            } else {
                var found = traces.get(Integer.parseInt(trace));
                if (found != null) {
                    TraceText.of(act.name(), found).forEach(terminal::line);
                }
            }
        }
    }
}
