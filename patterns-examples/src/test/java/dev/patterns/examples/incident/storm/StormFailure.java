package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.storm.PaymentStorm.Parameters;
import java.sql.SQLException;
import java.util.Collections;

/** Describes a storm that has gone wrong, for the message of a test. */
final class StormFailure {

    private static final int SMALLEST = 10;

    private StormFailure() {}

    /** Looks for a smaller storm with this seed that goes wrong too, and traces one payment of it. */
    static String describe(Parameters parameters, StormResult result) {
        try {
            for (int payments = SMALLEST; payments < parameters.payments(); payments *= 2) {
                var smaller = new Parameters(parameters.seed(), payments, parameters.removed(), null);
                var found = PaymentStorm.run(smaller);
                if (!found.violations().isEmpty()) {
                    return trace(smaller, found);
                }
            }
            return trace(parameters, result);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String trace(Parameters parameters, StormResult result) throws SQLException {
        var first = result.violations().entrySet().iterator().next();
        int payment = Collections.min(first.getValue());
        var traced = PaymentStorm.run(
                new Parameters(parameters.seed(), parameters.payments(), parameters.removed(), payment));
        return "seed=%d, payments=%d, violations: %s%n%s: payment-%d%n%s%n"
                .formatted(
                        parameters.seed(),
                        parameters.payments(),
                        result.violations(),
                        first.getKey(),
                        payment,
                        String.join("\n", traced.trace()));
    }
}
