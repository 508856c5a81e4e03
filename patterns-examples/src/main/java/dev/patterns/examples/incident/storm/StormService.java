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

    private static final Settings SETTINGS = new Settings(4, 2, Duration.ofSeconds(20));
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(5);

    private final StormEnvironment environment;
    private final String name;
    private Instance instance;

    private record Instance(StormProcess process, HealthCheckedProcessors processors, FailoverPaymentService service) {}

    StormService(StormEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
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
            environment.time.spawn("restart", () -> restart(current));
            return PaymentStatus.PENDING;
        }
    }

    private void restart(Instance crashed) throws InterruptedException {
        environment.pause(LONGEST_RESTART);
        if (instance == crashed) { // several threads of it have ended
            instance = start();
        }
    }

    private Instance start() {
        var process = environment.startProcess(name, Role.SERVICE);
        var processors = environment.processors(process);
        processors.start();
        var service = new FailoverPaymentService(
                processors, environment.table(process), environment.settling(), SETTINGS, environment.clock);
        return new Instance(process, processors, service);
    }
}
