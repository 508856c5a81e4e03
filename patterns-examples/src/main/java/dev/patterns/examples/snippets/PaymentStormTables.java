package dev.patterns.examples.snippets;

import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.storm.Guard;
import dev.patterns.examples.incident.storm.PaymentStorm;
import dev.patterns.examples.incident.storm.PaymentStorm.Parameters;
import dev.patterns.examples.incident.storm.StormResult;
import dev.patterns.examples.incident.storm.StormResult.Violation;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A storm of payments and its audit, then the same storm without each of the guards: what each one is for. */
final class PaymentStormTables {

    private static final long SEED = 7;
    private static final int PAYMENTS = 10_000;
    private static final int PAYMENTS_WITHOUT_A_GUARD = 2_000;

    private PaymentStormTables() {}

    static void run(PrintStream out) throws Exception {
        var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var complete = executor.submit(() -> storm(PAYMENTS, null));
            var without = new EnumMap<Guard, Future<StormResult>>(Guard.class);
            for (var guard : Guard.values()) {
                without.put(guard, executor.submit(() -> storm(PAYMENTS_WITHOUT_A_GUARD, guard)));
            }
            printAudit(out, complete.get());
            printRules(out);
            printWithout(out, without);
        } finally {
            executor.shutdownNow();
        }
    }

    private static StormResult storm(int payments, @Nullable Guard removed) throws Exception {
        return PaymentStorm.run(new Parameters(SEED, payments, removed, null));
    }

    private static void printAudit(PrintStream out, StormResult result) {
        out.printf(
                Locale.ROOT,
                "%,d payments while two processors, the database and the service fail at random (seed %d).%n",
                PAYMENTS,
                SEED);
        out.printf(
                Locale.ROOT, "All is settled after %s in simulated time.%n", MarkdownTable.seconds(result.duration()));
        MarkdownTable.heading(out, "the audit", "count");
        row(out, "told paid, and charged once", result.told().getOrDefault(PaymentStatus.PAID, 0));
        row(out, "told declined", result.told().getOrDefault(PaymentStatus.DECLINED, 0));
        row(out, "told failed after three attempts", result.told().getOrDefault(PaymentStatus.FAILED, 0));
        row(out, "left before the answer", PAYMENTS - sum(result.told()));
        row(out, "attempts", sum(result.attempts()));
        row(out, "attempts voided", result.attempts().getOrDefault(AttemptState.VOIDED, 0));
        row(out, "attempts settled by a reconciler", result.settledByReconcilers());
        row(out, "crashes of a service or reconciler", result.crashes());
        row(
                out,
                "crash points hit, of " + PaymentStorm.CRASH_POINTS.size(),
                result.crashPointsHit().size());
        for (var violation : Violation.values()) {
            row(out, label(violation), result.count(violation));
        }
    }

    private static void printRules(PrintStream out) {
        MarkdownTable.heading(out, "guard", "the rule", "the storm without it");
        for (var guard : Guard.values()) {
            MarkdownTable.row(out, label(guard), guard.rule(), guard.without());
        }
    }

    private static void printWithout(PrintStream out, Map<Guard, Future<StormResult>> results) throws Exception {
        out.printf(Locale.ROOT, "%n%,d payments without one of the guards:%n", PAYMENTS_WITHOUT_A_GUARD);
        MarkdownTable.heading(
                out,
                "without",
                "charged twice",
                "told paid, not charged",
                "told failed, charged",
                "table and ledger differ",
                "not settled",
                "two reconcilers");
        for (var guard : results.keySet()) {
            var result = results.get(guard).get();
            MarkdownTable.row(
                    out,
                    label(guard),
                    count(result, Violation.CHARGED_TWICE),
                    count(result, Violation.TOLD_PAID_BUT_NOT_CHARGED),
                    count(result, Violation.TOLD_FAILED_BUT_CHARGED),
                    count(result, Violation.CHARGED_BUT_NOT_RECORDED, Violation.RECORDED_BUT_NOT_CHARGED),
                    count(result, Violation.NOT_SETTLED, Violation.NO_ANSWER),
                    count(result, Violation.TWO_RECONCILERS_AT_ONCE));
        }
    }

    /** The number of payments with any of these violations. */
    private static String count(StormResult result, Violation... violations) {
        var payments = new HashSet<Integer>();
        for (var violation : violations) {
            payments.addAll(result.violations().getOrDefault(violation, Set.of()));
        }
        return String.format(Locale.ROOT, "%,d", payments.size());
    }

    private static void row(PrintStream out, String label, int count) {
        MarkdownTable.row(out, label, String.format(Locale.ROOT, "%,d", count));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }
}
