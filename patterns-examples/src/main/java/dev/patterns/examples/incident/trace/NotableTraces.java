package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.payment.PaymentOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payments worth a look: a few for each thing that can happen on the way. */
public final class NotableTraces {

    private static final int EACH = 3;

    private final Collection<PaymentTrace> traces;
    private final Map<String, String> lines = new LinkedHashMap<>();

    private NotableTraces(Collection<PaymentTrace> traces) {
        this.traces = traces;
    }

    /** One line for each kind: "retried, then paid: 17, 23, 94". Kinds without payments are left out. */
    public static List<String> of(Collection<PaymentTrace> traces) {
        return new NotableTraces(traces).find();
    }

    private List<String> find() {
        add(
                "paid at the first attempt",
                trace -> isPaid(trace) && trace.result().attempts() == 1 && !trace.failedOver());
        add("retried, then paid", trace -> isPaid(trace) && trace.result().attempts() > 1);
        add("paid at the backup", trace -> isPaid(trace) && trace.failedOver());
        add("rejected by the breaker on the way", PaymentTrace::rejected);
        add("voided on the way", PaymentTrace::voided);
        add("connection never returned", PaymentTrace::leaked);
        for (var outcome : PaymentOutcome.values()) {
            if (outcome != PaymentOutcome.PAID) {
                add("ended: " + outcome.label(), trace -> trace.result().outcome() == outcome);
            }
        }
        put("waited longest for a connection", longest(Comparator.comparing(PaymentTrace::connectionMillis)));
        put("took longest", longest(Comparator.comparing(PaymentTrace::millis)));
        var found = new ArrayList<String>();
        lines.forEach((kind, ids) -> found.add(kind + ": " + ids));
        return found;
    }

    private static boolean isPaid(PaymentTrace trace) {
        return trace.result().outcome() == PaymentOutcome.PAID;
    }

    private void add(String kind, Predicate<PaymentTrace> belongs) {
        put(kind, traces.stream().filter(belongs));
    }

    private Stream<PaymentTrace> longest(Comparator<PaymentTrace> by) {
        return traces.stream().sorted(by.reversed());
    }

    private void put(String kind, Stream<PaymentTrace> found) {
        var ids = found.limit(EACH).map(trace -> "" + trace.id()).collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            lines.put(kind, ids);
        }
    }
}
