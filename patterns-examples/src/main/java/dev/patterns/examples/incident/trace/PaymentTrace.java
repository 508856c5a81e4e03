package dev.patterns.examples.incident.trace;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.trace.Step.Kind;
import java.util.stream.Stream;

/** A payment that has ended, and its way. */
public final class PaymentTrace {

    private final Payment payment;
    private final Step root;
    private final PaymentResult result;

    PaymentTrace(Payment payment, Step root, PaymentResult result) {
        this.payment = payment;
        this.root = root;
        this.result = result;
    }

    public int id() {
        return payment.id();
    }

    public PaymentResult result() {
        return result;
    }

    /** From arrival to outcome, in milliseconds. */
    public double millis() {
        return root.duration() / 1e6;
    }

    /** The longest wait for a connection, in milliseconds. */
    public double connectionMillis() {
        return steps(root)
                .filter(step -> step.kind == Kind.CONNECTION)
                .mapToDouble(step -> step.duration() / 1e6)
                .max()
                .orElse(0);
    }

    public boolean failedOver() {
        return steps(root).anyMatch(step -> step.label.startsWith("failover"));
    }

    public boolean voided() {
        return steps(root).anyMatch(step -> step.kind == Kind.VOID);
    }

    public boolean rejected() {
        return steps(root).anyMatch(step -> step.failure() instanceof CallRejectedException);
    }

    /** True if a connection was borrowed more often than one was returned. */
    public boolean leaked() {
        long borrowed = steps(root)
                .filter(step -> step.kind == Kind.CONNECTION && step.failure() == null)
                .count();
        return borrowed > steps(root).filter(step -> step.kind == Kind.RETURN).count();
    }

    Step root() {
        return root;
    }

    private static Stream<Step> steps(Step step) {
        return Stream.concat(Stream.of(step), step.children().stream().flatMap(PaymentTrace::steps));
    }
}
