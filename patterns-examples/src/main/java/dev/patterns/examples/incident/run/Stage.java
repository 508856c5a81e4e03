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
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.run.Progress.Snapshot;
import dev.patterns.examples.incident.tiers.ServiceSetup;
import dev.patterns.examples.incident.tiers.ServiceSetupFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Plays acts. All of it waits and reads the clock through the world's {@link Time}. */
public final class Stage {

    private static final Duration SAMPLE_EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final double LATE_MILLIS = 50;

    private static final int REHEARSED_PAYMENTS = 600;

    private final World world;
    private final Workload workload;

    /**
     * An act that has ended.
     *
     * @param lateMillis how late the 99th of a hundred payments began: the machine's doing, not the act's
     * @param notices what a reader of the figures should know: late arrivals, books that don't agree
     */
    public record Played(ActResult result, double lateMillis, List<String> notices) {

        /** Whether the machine was too busy to play it: payments began later than timeouts and patience allow for. */
        public boolean isDisturbed() {
            return lateMillis > LATE_MILLIS;
        }
    }

    public Stage(World world, Workload workload) {
        this.world = world;
        this.workload = workload;
    }

    /**
     * Plays a short healthy act for nobody. First requests load and compile classes, and take hundreds of milliseconds: longer
     * than the timeouts and the patience that follow. A service in the story has been up for days.
     */
    public void rehearse() {
        var act = new Act("rehearsal", Tier.HANDWRITTEN, Set.of(), false);
        new Stage(world, new Workload(workload.seed(), REHEARSED_PAYMENTS, Workload.DEFAULT_RATE))
                .play(act, Progress.NONE);
    }

    /** Plays the act until its last payment has ended and every call at the processors with it. */
    public Played play(Act act, Progress progress) {
        try (var setup = ServiceSetupFactory.create(act, world)) {
            return play(act, setup, progress);
        } finally {
            world.end();
        }
    }

    private Played play(Act act, ServiceSetup setup, Progress progress) {
        var dependencies = setup.dependencies();
        var pool = new MeteredPool(dependencies.pool());
        var service = new PaymentService(
                dependencies.withPool(pool),
                new PaymentService.Options(act.has(Fix.FIX_LEAK), act.has(Fix.RELEASE_EARLY)));
        var sampler = new Sampler(pool, setup.primaryBreaker());
        var primary = new ScriptedProcessor(ProcessorScript.primary(workload, act.incident()));
        var backup = new ScriptedProcessor(ProcessorScript.backup(workload));

        var arrivals = workload.arrivals();
        world.begin(primary, backup);
        var start = world.time().nanoTime();
        var recorder = new Recorder(arrivals, world.scale(), start);
        world.spawn("sampler", start, () -> watch(recorder, sampler, pool, setup, start, progress));
        for (var arrival : arrivals) {
            var payment = arrival.payment();
            world.spawn("payment-" + payment.id(), recorder.due(payment.id()), () -> {
                recorder.begins(payment.id(), world.time().nanoTime());
                var answer = new PaymentResult(PaymentOutcome.BROKEN, 1); // if an Error comes out of it
                try {
                    answer = service.pay(payment);
                } finally {
                    recorder.ends(payment.id(), answer, world.time().nanoTime());
                }
            });
        }
        await(recorder::allEnded);
        var storySeconds = world.scale().storySeconds(world.time().nanoTime() - start);
        sampler.sample(storySeconds);
        await(() -> primary.ledger().inFlight() + backup.ledger().inFlight() == 0);

        var books = Reconciliation.of(
                workload.payments(),
                primary.ledger().captures(),
                backup.ledger().captures(),
                world.rows());
        var calls = (primary.chargeCount() + backup.chargeCount()) / (double) workload.payments();
        var result = new Summary(act, workload, recorder, sampler, books).result(pool.peak(), calls, storySeconds);
        return new Played(result, recorder.p99LatenessMillis(), notices(recorder, books));
    }

    private void watch(
            Recorder recorder, Sampler sampler, MeteredPool pool, ServiceSetup setup, long start, Progress progress) {
        var every = world.scale().realNanos(SAMPLE_EVERY);
        for (long tick = 1; !recorder.allEnded(); tick++) {
            var second = world.scale().storySeconds(world.time().nanoTime() - start);
            sampler.sample(second);
            progress.at(new Snapshot(
                    second,
                    workload.duration().toMillis() / 1e3,
                    recorder.begun(),
                    recorder.ended(),
                    recorder.count(PaymentOutcome.PAID),
                    pool.inUse(),
                    pool.waiting(),
                    setup.primaryBreaker().get()));
            parkUntil(start + tick * every);
        }
    }

    private List<String> notices(Recorder recorder, Reconciliation books) {
        var notices = new ArrayList<String>();
        if (recorder.p99LatenessMillis() > LATE_MILLIS) {
            notices.add(
                    "the machine was busy: 1 %% of the payments began over %.0f ms late, which counts as their latency"
                            .formatted(recorder.p99LatenessMillis()));
        }
        if (books.notCollected() > 0) {
            notices.add(books.notCollected() + " payments are recorded as paid but were not captured");
        }
        return notices;
    }

    private void parkUntil(long due) {
        for (long left; (left = due - world.time().nanoTime()) > 0; ) {
            world.time().parkNanos(this, left);
        }
    }

    private void await(BooleanSupplier condition) {
        var every = world.scale().realNanos(LOOK_EVERY);
        while (!condition.getAsBoolean()) {
            parkUntil(world.time().nanoTime() + every);
        }
    }
}
