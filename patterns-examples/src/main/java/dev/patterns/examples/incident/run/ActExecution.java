package dev.patterns.examples.incident.run;

import dev.patterns.Time;
import dev.patterns.examples.incident.metrics.PaymentMetrics;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.processor.ProcessorScript;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.result.SampledBreakerState;
import dev.patterns.examples.incident.run.ProgressListener.Progress;
import dev.patterns.examples.incident.tiers.ServiceSetup;
import dev.patterns.examples.incident.trace.PaymentTracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One act while it runs. It reads the clock and waits only through the environment's {@link Time}. */
final class ActExecution {

    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(200);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Act act;
    private final Workload workload;
    private final RunEnvironment environment;
    private final ProgressListener listener;
    private final PaymentTracer tracer;
    private final Supplier<SampledBreakerState> primaryBreaker;
    private final MeteredPool pool;
    private final PaymentService service;
    private final GaugeSampler sampler;
    private final ScriptedProcessor primary;
    private final ScriptedProcessor backup;
    private final PaymentMetrics metrics;

    ActExecution(
            Act act,
            Workload workload,
            RunEnvironment environment,
            ServiceSetup setup,
            ProgressListener listener,
            PaymentTracer tracer) {
        this.act = act;
        this.workload = workload;
        this.environment = environment;
        this.listener = listener;
        this.tracer = tracer;
        primaryBreaker = setup.primaryBreaker();
        pool = new MeteredPool(setup.dependencies().pool());
        metrics = new PaymentMetrics(environment.meters());
        metrics.poolGauges(pool::inUse, pool::waiting, act.maxConnections());
        metrics.breakerGauges(primaryBreaker);
        service = new PaymentService(
                tracer.follow(metrics.measured(setup.dependencies().withPool(pool)), primaryBreaker),
                new PaymentService.Options(act.has(Fix.FIX_LEAK), act.has(Fix.RELEASE_EARLY)));
        sampler = new GaugeSampler(pool, primaryBreaker);
        primary = new ScriptedProcessor(ProcessorScript.primary(workload, act.incident()));
        backup = new ScriptedProcessor(ProcessorScript.backup(workload));
    }

    ActRun run() {
        var arrivals = workload.arrivals();
        environment.begin(primary, backup);
        var start = environment.time().nanoTime();
        var recorder = new PaymentRecorder(arrivals, environment.scale(), start);
        environment.spawn("sampler", start, () -> sampleUntilEnd(recorder, start));
        for (var arrival : arrivals) {
            checkNotCancelled();
            var payment = arrival.payment();
            environment.spawn("payment-" + payment.id(), recorder.due(payment.id()), () -> pay(payment, recorder));
        }
        await(recorder::allEnded);
        var storySeconds = storySecondsSince(start);
        sampler.sample(storySeconds);
        await(() -> primary.ledger().inFlight() + backup.ledger().inFlight() == 0);
        return result(recorder, storySeconds);
    }

    private void pay(Payment payment, PaymentRecorder recorder) {
        recorder.recordStart(payment.id(), environment.time().nanoTime());
        metrics.begin();
        var result = new PaymentResult(PaymentOutcome.UNEXPECTED_ERROR, 1); // stays if the service throws an Error
        try {
            result = tracer.pay(payment, recorder.due(payment.id()), () -> service.pay(payment));
        } finally {
            var now = environment.time().nanoTime();
            metrics.end(result, Duration.ofNanos(now - recorder.due(payment.id())));
            recorder.recordEnd(payment.id(), result, now);
        }
    }

    private void sampleUntilEnd(PaymentRecorder recorder, long start) {
        var interval = environment.scale().toClockNanos(SAMPLE_INTERVAL);
        for (long tick = 1; !recorder.allEnded() && !listener.isCancelled(); tick++) {
            var second = storySecondsSince(start);
            sampler.sample(second);
            listener.onProgress(new Progress(
                    second,
                    workload.duration().toMillis() / 1e3,
                    recorder.started(),
                    recorder.ended(),
                    recorder.count(PaymentOutcome.PAID),
                    pool.inUse(),
                    pool.waiting(),
                    primaryBreaker.get()));
            parkUntil(start + tick * interval);
        }
    }

    private ActRun result(PaymentRecorder recorder, double storySeconds) {
        var reconciliation = Reconciliation.of(
                workload.payments(),
                primary.ledger().captures(),
                backup.ledger().captures(),
                environment.attemptStatuses());
        var calls = (primary.chargeCount() + backup.chargeCount()) / (double) workload.payments();
        var result = new ActResultBuilder(act, workload, recorder, sampler, reconciliation)
                .build(pool.peak(), calls, storySeconds);
        return new ActRun(result, recorder.p99LatenessMillis(), notices(recorder, reconciliation));
    }

    private static List<String> notices(PaymentRecorder recorder, Reconciliation reconciliation) {
        var notices = new ArrayList<String>();
        if (recorder.p99LatenessMillis() > ActRun.MAX_LATE_MILLIS) {
            notices.add(
                    "the machine was busy: 1 %% of the payments began over %.0f ms late, which counts as their latency"
                            .formatted(recorder.p99LatenessMillis()));
        }
        if (reconciliation.notCollected() > 0) {
            notices.add(reconciliation.notCollected() + " payments are recorded as paid but were not captured");
        }
        return notices;
    }

    private double storySecondsSince(long start) {
        return environment.scale().toStorySeconds(environment.time().nanoTime() - start);
    }

    private void await(BooleanSupplier condition) {
        var interval = environment.scale().toClockNanos(POLL_INTERVAL);
        while (!condition.getAsBoolean()) {
            checkNotCancelled();
            parkUntil(environment.time().nanoTime() + interval);
        }
    }

    private void checkNotCancelled() {
        if (listener.isCancelled()) {
            throw new CancellationException(act.name() + " was cancelled");
        }
    }

    private void parkUntil(long due) {
        for (long left; (left = due - environment.time().nanoTime()) > 0; ) {
            environment.time().parkNanos(this, left);
        }
    }
}
