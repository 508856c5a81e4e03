package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.payment.Payment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * The name under which one payment is found everywhere: in the log, in the SQL of the connections that it holds, in the
 * headers of its requests.
 */
public final class CorrelationId {

    /** Of the log's context (MDC), of the comment in the SQL and of the spans' attribute. */
    static final String KEY = "correlationId";

    public static final String HEADER = "X-Correlation-Id";

    private CorrelationId() {}

    static String of(Payment payment) {
        return "payment-" + payment.id();
    }

    /** The headers of a request that the calling thread makes. None unless payments are traced. */
    public static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        var id = MDC.get(KEY);
        if (id != null) {
            headers.put(HEADER, id);
        }
        var traceparent = StepRecorder.traceparent();
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }

    /**
     * The SQL with the id in a comment, as sqlcommenter has it, but in front: what shows a statement often cuts its
     * end, the pool's report of its holders too. The text then differs for each payment, so that a cache of prepared
     * statements finds nothing; a service with such a cache sets the id another way.
     */
    static String comment(String id, String sql) {
        return "/* " + KEY + "=" + id + " */ " + sql;
    }
}
