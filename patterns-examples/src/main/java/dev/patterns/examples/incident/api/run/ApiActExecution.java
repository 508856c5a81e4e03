package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.plan.PriceScript;
import dev.patterns.examples.incident.api.shop.Request;
import dev.patterns.examples.incident.api.shop.RequestOutcome;
import dev.patterns.examples.incident.api.tiers.ShopSetup;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One act while it runs. It reads the clock and waits only through the environment's {@link dev.patterns.Time}. */
final class ApiActExecution {

    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(100);

    private final ApiAct act;
    private final ApiWorkload workload;
    private final ApiEnvironment environment;
    private final ShopSetup setup;
    private final ApiProgress progress;
    private final ShopSampler sampler;

    ApiActExecution(
            ApiAct act, ApiWorkload workload, ApiEnvironment environment, ShopSetup setup, ApiProgress progress) {
        this.act = act;
        this.workload = workload;
        this.environment = environment;
        this.setup = setup;
        this.progress = progress;
        sampler = new ShopSampler(setup.pool(), setup.cache());
    }

    ApiRun run() {
        var arrivals = workload.arrivals();
        environment.begin(new PriceScript(workload));
        var start = environment.time().nanoTime();
        var recorder = new RequestRecorder(workload, arrivals, start);
        environment.spawn("sampler", start, () -> sampleUntilEnd(recorder, start));
        for (var arrival : arrivals) {
            var request = arrival.request();
            environment.spawn("request-" + request.id(), recorder.due(request.id()), () -> answer(request, recorder));
        }
        await(recorder::allEnded);
        var seconds = secondsSince(start);
        await(setup.views()::isIdle);
        sampler.sample(seconds);
        var result = new ApiFigures(act, recorder, sampler, setup)
                .result(environment.priceCalls() / (double) arrivals.size(), seconds);
        return new ApiRun(result, recorder.p99LatenessMillis());
    }

    private void answer(Request request, RequestRecorder recorder) {
        recorder.recordStart(request.id(), environment.time().nanoTime());
        var outcome = RequestOutcome.UNEXPECTED_ERROR; // stays if the service throws
        try {
            outcome = setup.service().answer(request).outcome();
        } finally {
            recorder.recordEnd(request.id(), outcome, environment.time().nanoTime());
        }
    }

    private void sampleUntilEnd(RequestRecorder recorder, long start) {
        for (long tick = 1; !recorder.allEnded(); tick++) {
            var second = secondsSince(start);
            sampler.sample(second);
            progress.onProgress(
                    second,
                    workload.duration().toMillis() / 1e3,
                    recorder.ended(),
                    recorder.answered(),
                    setup.pool().inUse(),
                    setup.pool().waiting());
            parkUntil(start + tick * SAMPLE_INTERVAL.toNanos());
        }
    }

    private double secondsSince(long start) {
        return (environment.time().nanoTime() - start) / 1e9;
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            parkUntil(environment.time().nanoTime() + SAMPLE_INTERVAL.toNanos());
        }
    }

    private void parkUntil(long due) {
        for (long left; (left = due - environment.time().nanoTime()) > 0; ) {
            environment.time().parkNanos(this, left);
        }
    }
}
