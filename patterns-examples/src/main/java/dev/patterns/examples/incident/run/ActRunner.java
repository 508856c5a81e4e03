package dev.patterns.examples.incident.run;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.processor.ProcessorScript;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.run.ProgressListener.Progress;
import dev.patterns.examples.incident.tiers.ServiceSetup;
import dev.patterns.examples.incident.tiers.ServiceSetupFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Plays acts. All of it waits and reads the clock through the world's {@link Time}. */
public final class ActRunner {

    private static final Duration SAMPLE_EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final int WARM_UP_PAYMENTS = 600;

    private final RunEnvironment environment;
    private final Workload workload;

    public ActRunner(RunEnvironment environment, Workload workload) {
        this.environment = environment;
        this.workload = workload;
    }

    /**
     * Plays a short healthy act for nobody. First requests load and compile classes, and take hundreds of milliseconds: longer
     * than the timeouts and the patience that follow. A service in the story has been up for days.
     */
    public void warmUp() {
        var act = new Act("warm-up", Tier.HANDWRITTEN, Set.of(), false);
        new ActRunner(environment, new Workload(workload.seed(), WARM_UP_PAYMENTS, Workload.DEFAULT_RATE))
                .run(act, ProgressListener.NONE);
    }

    /** Plays the act until its last payment has ended and every call at the processors with it. */
    public ActRun run(Act act, ProgressListener listener) {
        try (var setup = ServiceSetupFactory.create(act, environment)) {
            return run(act, setup, listener);
        } finally {
            environment.end();
        }
    }

    private ActRun run(Act act, ServiceSetup setup, ProgressListener listener) {
        var dependencies = setup.dependencies();
        var pool = new MeteredPool(dependencies.pool());
        var service = new PaymentService(
                dependencies.withPool(pool),
                new PaymentService.Options(act.has(Fix.FIX_LEAK), act.has(Fix.RELEASE_EARLY)));
        var sampler = new GaugeSampler(pool, setup.primaryBreaker());
        var primary = new ScriptedProcessor(ProcessorScript.primary(workload, act.incident()));
        var backup = new ScriptedProcessor(ProcessorScript.backup(workload));

        var arrivals = workload.arrivals();
        environment.begin(primary, backup);
        var start = environment.time().nanoTime();
        var recorder = new PaymentRecorder(arrivals, environment.scale(), start);
        environment.spawn("sampler", start, () -> sampleAndReport(recorder, sampler, pool, setup, start, listener));
        for (var arrival : arrivals) {
            var payment = arrival.payment();
            environment.spawn("payment-" + payment.id(), recorder.due(payment.id()), () -> {
                recorder.recordStart(payment.id(), environment.time().nanoTime());
                var answer = new PaymentResult(PaymentOutcome.UNEXPECTED_ERROR, 1); // if an Error comes out of it
                try {
                    answer = service.pay(payment);
                } finally {
                    recorder.recordEnd(payment.id(), answer, environment.time().nanoTime());
                }
            });
        }
        await(recorder::allEnded);
        var storySeconds = environment.scale().toStorySeconds(environment.time().nanoTime() - start);
        sampler.sample(storySeconds);
        await(() -> primary.ledger().inFlight() + backup.ledger().inFlight() == 0);

        var reconciliation = Reconciliation.of(
                workload.payments(),
                primary.ledger().captures(),
                backup.ledger().captures(),
                environment.attemptStatuses());
        var calls = (primary.chargeCount() + backup.chargeCount()) / (double) workload.payments();
        var result = new ActResultBuilder(act, workload, recorder, sampler, reconciliation)
                .result(pool.peak(), calls, storySeconds);
        return new ActRun(result, recorder.p99LatenessMillis(), notices(recorder, reconciliation));
    }

    private void sampleAndReport(
            PaymentRecorder recorder,
            GaugeSampler sampler,
            MeteredPool pool,
            ServiceSetup setup,
            long start,
            ProgressListener listener) {
        var every = environment.scale().toClockNanos(SAMPLE_EVERY);
        for (long tick = 1; !recorder.allEnded(); tick++) {
            var second = environment.scale().toStorySeconds(environment.time().nanoTime() - start);
            sampler.sample(second);
            listener.onProgress(new Progress(
                    second,
                    workload.duration().toMillis() / 1e3,
                    recorder.started(),
                    recorder.ended(),
                    recorder.count(PaymentOutcome.PAID),
                    pool.inUse(),
                    pool.waiting(),
                    setup.primaryBreaker().get()));
            parkUntil(start + tick * every);
        }
    }

    private List<String> notices(PaymentRecorder recorder, Reconciliation reconciliation) {
        var notices = new ArrayList<String>();
        if (recorder.p99LatenessMillis() > ActRun.LATE_MILLIS) {
            notices.add(
                    "the machine was busy: 1 %% of the payments began over %.0f ms late, which counts as their latency"
                            .formatted(recorder.p99LatenessMillis()));
        }
        if (reconciliation.notCollected() > 0) {
            notices.add(reconciliation.notCollected() + " payments are recorded as paid but were not captured");
        }
        return notices;
    }

    private void parkUntil(long due) {
        for (long left; (left = due - environment.time().nanoTime()) > 0; ) {
            environment.time().parkNanos(this, left);
        }
    }

    private void await(BooleanSupplier condition) {
        var every = environment.scale().toClockNanos(LOOK_EVERY);
        while (!condition.getAsBoolean()) {
            parkUntil(environment.time().nanoTime() + every);
        }
    }
}
