package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.payment.Payment;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Payments in simulated time, while everything fails at random: two processors, the database, two services and two
 * reconcilers. A process that has crashed is started again. One service keeps an attempt to itself for 20 s, the other
 * for 1 s: there the reconcilers settle attempts that are still under way. The same parameters give the same storm.
 *
 * <pre>
 *   clients ──▶ 2 services ──────┬──▶ 2 processors   requests lost, late, slow, doubled; answers lost; outages
 *   ask until                    │
 *   they know   2 reconcilers ───┴──▶ table          connects fail; statements fail with an unknown result
 *
 *               processes crash before and after each step; services pause
 * </pre>
 */
public final class PaymentStorm {

    /** The places where a process can crash. */
    public static final Set<String> CRASH_POINTS =
            CrashPoint.all().stream().map(CrashPoint::toString).collect(Collectors.toUnmodifiableSet());

    private static final int PAYMENTS_PER_SECOND = 4;
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(30);
    private static final Duration LAST_LATE_CHARGE = Duration.ofMinutes(2);

    private final StormEnvironment environment;
    private final List<StormService> services;
    private int clients;

    /**
     * What a storm is made of.
     *
     * @param removed the guard that is taken away; null for none
     * @param traced the payment whose trace is kept; null for none
     */
    public record Parameters(
            long seed,
            int payments,
            @Nullable Guard removed,
            @Nullable Integer traced) {}

    private PaymentStorm(StormEnvironment environment) {
        this.environment = environment;
        this.services = List.of(
                new StormService(environment, "service-1", Duration.ofSeconds(20)),
                new StormService(environment, "service-2", Duration.ofSeconds(1)));
    }

    /** Runs a storm, and the audit afterwards. */
    public static StormResult run(Parameters parameters) throws SQLException {
        try (var environment = new StormEnvironment(parameters)) {
            return new PaymentStorm(environment).run();
        }
    }

    private StormResult run() throws SQLException {
        var parameters = environment.parameters;
        var time = environment.time;
        if (parameters.removed() != Guard.RECONCILER) {
            time.spawn("reconciler-1", () -> new StormReconciler(environment, "reconciler-1").run());
            time.spawn("reconciler-2", () -> new StormReconciler(environment, "reconciler-2").run());
        }
        for (int id = 0; id < parameters.payments(); id++) {
            spawnClients(id);
        }
        var limit =
                Duration.ofSeconds(parameters.payments() / PAYMENTS_PER_SECOND).plus(LONGEST_SETTLING);
        do {
            time.advance(Duration.ofSeconds(5));
        } while ((clients > 0 || hasOpenAttempts()) && time.elapsed().compareTo(limit) < 0);
        var duration = time.elapsed();
        environment.end();
        time.advance(LAST_LATE_CHARGE);
        return result(duration);
    }

    /** One card in 25 is declined. One payment in ten is sent by two clients at about the same time. */
    private void spawnClients(int id) {
        var payment = new Payment(id, 100, environment.oneIn(25));
        var due = Duration.ofSeconds(id).dividedBy(PAYMENTS_PER_SECOND);
        spawnClient(payment, due);
        if (environment.oneIn(10)) {
            spawnClient(payment, due.plusMillis(environment.time.random().nextInt(3_000)));
        }
    }

    private void spawnClient(Payment payment, Duration due) {
        clients++;
        environment.time.spawn("client", due, () -> ask(payment));
    }

    /** A client asks until it has a final answer. One in twenty leaves after its first question. */
    private void ask(Payment payment) throws InterruptedException {
        boolean leaves = environment.oneIn(20);
        while (true) {
            var service = services.get(environment.time.random().nextInt(services.size()));
            var answer = service.pay(payment);
            environment.trace.add("client", "payment-" + payment.id(), "is told " + answer);
            if (answer != PaymentStatus.PENDING) {
                environment.audit.tell(payment.id(), answer);
                break;
            } else if (leaves) {
                break;
            } else if (environment.isEnding()) {
                environment.audit.leaveWithoutAnswer(payment.id());
                break;
            }
            environment.pause(Duration.ofSeconds(15));
        }
        clients--;
    }

    private boolean hasOpenAttempts() throws SQLException {
        return environment.database.rows().stream().anyMatch(row -> row.state().isOpen());
    }

    private StormResult result(Duration duration) throws SQLException {
        var rows = environment.database.rows();
        var audit = environment.audit;
        return new StormResult(
                counts(List.copyOf(audit.told().values())),
                counts(rows.stream().map(Attempt::state).toList()),
                audit.settledByReconcilers(),
                environment.crashes.count(),
                environment.crashes.hit().stream().map(CrashPoint::toString).collect(Collectors.toUnmodifiableSet()),
                duration,
                audit.compare(environment.captures(), rows),
                environment.trace.lines());
    }

    private static <T> Map<T, Integer> counts(List<T> values) {
        return values.stream().collect(Collectors.toMap(Function.identity(), one -> 1, Integer::sum, TreeMap::new));
    }
}
