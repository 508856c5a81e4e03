package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.FailoverPaymentService;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.failover.FailoverPaymentService.Settings;
import dev.patterns.examples.incident.failover.HealthCheckedProcessors;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.storm.CrashPoint.Role;
import dev.patterns.examples.incident.storm.StormProcess.CrashedError;
import java.time.Duration;

/** A service that is started again some seconds after each crash. */
final class StormService {

    private static final int MAX_ATTEMPTS = 3;
    private static final int MAX_SENDS = 2;
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(5);

    private final StormEnvironment environment;
    private final String name;
    private final Settings settings;
    private Instance instance;

    private record Instance(StormProcess process, HealthCheckedProcessors processors, FailoverPaymentService service) {}

    /** @param openFor how long it keeps an attempt to itself */
    StormService(StormEnvironment environment, String name, Duration openFor) {
        this.environment = environment;
        this.name = name;
        this.settings = new Settings(MAX_ATTEMPTS, MAX_SENDS, openFor);
        this.instance = start();
    }

    /** Pending if the service is down, or crashes before it answers. */
    PaymentStatus pay(Payment payment) throws InterruptedException {
        var current = instance;
        if (current.process.isCrashed()) {
            return PaymentStatus.PENDING;
        }
        try {
            return current.service.pay(payment);
        } catch (CrashedError crash) {
            current.processors.close();
            environment.time.spawn("restart", this::restart);
            return PaymentStatus.PENDING;
        }
    }

    /** Once for each thread that the crash has ended: only the first one starts a new process. */
    private void restart() throws InterruptedException {
        environment.pause(LONGEST_RESTART);
        if (instance.process.isCrashed()) {
            instance = start();
        }
    }

    private Instance start() {
        var process = environment.startProcess(name, Role.SERVICE);
        var processors = environment.processors(process);
        processors.start();
        var service = new FailoverPaymentService(
                processors, environment.table(process), environment.settling(), settings, environment.clock);
        return new Instance(process, processors, service);
    }
}
