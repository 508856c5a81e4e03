package dev.patterns.examples.incident.simulated;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.Explorer;
import dev.patterns.examples.incident.result.Explorer.Ablation;
import dev.patterns.examples.incident.result.Explorer.Run;
import dev.patterns.examples.incident.result.SecondSample;
import dev.patterns.examples.incident.simulated.SimulationRunner.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The incident with every combination of fixes, and what each of them is worth. */
public final class FixCombinations {

    private static final Fix[] FIXES = Fix.values();
    private static final int ALL = (1 << FIXES.length) - 1;
    private static final int RESILIENCE4J_HELPS = bit(Fix.BREAKER) | bit(Fix.RETRY) | bit(Fix.TIMEOUT);

    private FixCombinations() {}

    /** The acts behind all combinations: one for each, but for those that are the same service. */
    public static List<Act> allActs() {
        var acts = new ArrayList<Act>();
        for (var tier : Tier.values()) {
            for (int mask = 0; mask <= ALL; mask++) {
                if (played(tier, mask).equals(name(tier, mask))) {
                    acts.add(act(tier, mask));
                }
            }
        }
        return acts;
    }

    /** No fix, each alone, all but each; a breaker that can see hanging calls but has nowhere to go; all. */
    public static List<Act> ablation(Tier tier) {
        var acts = new ArrayList<Act>();
        acts.add(act(tier, 0));
        for (var fix : FIXES) {
            acts.add(act(tier, bit(fix)));
        }
        for (var fix : FIXES) {
            acts.add(act(tier, ALL & ~bit(fix)));
        }
        acts.add(act(tier, bit(Fix.TIMEOUT) | bit(Fix.BREAKER)));
        acts.add(act(tier, ALL));
        return acts;
    }

    /** The act once for each of so many seeds. */
    public static List<Job> overSeeds(Act act, Workload workload, int seeds) {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < seeds; i++) {
            jobs.add(new Job(act, new Workload(workload.seed() + i, workload.payments(), workload.ratePerSecond())));
        }
        return jobs;
    }

    /** Runs every combination for the page. */
    public static Explorer explore(Workload workload, List<Ablation> ablation, int seeds, Consumer<ActResult> ended)
            throws InterruptedException {
        var jobs = allActs().stream().map(act -> new Job(act, workload)).toList();
        var results = SimulationRunner.runAll(jobs, ended).stream()
                .collect(Collectors.toMap(ActResult::name, FixCombinations::run));
        var runs = new LinkedHashMap<String, Run>();
        for (var tier : Tier.values()) {
            for (int mask = 0; mask <= ALL; mask++) {
                runs.put(name(tier, mask), Objects.requireNonNull(results.get(played(tier, mask))));
            }
        }
        return new Explorer(
                Arrays.stream(FIXES).map(Fix::toString).toList(),
                Arrays.stream(Tier.values()).map(Tier::toString).toList(),
                runs,
                1,
                ablation,
                seeds,
                Tier.HANDWRITTEN.toString(),
                List.of(),
                Map.of(
                        Tier.LIBRARY.toString(),
                        "Resilience4j's breaker and retry; HikariCP and its time limiter can't run in virtual time, so "
                                + "pool and timeout are patterns-core's here."));
    }

    /** What a combination shows over several seeds. */
    public static Ablation summary(String label, Act act, List<ActResult> results) {
        var rates = results.stream().mapToDouble(ActResult::successRate).toArray();
        double mean = Arrays.stream(rates).average().orElse(0);
        double variance =
                Arrays.stream(rates).map(rate -> (rate - mean) * (rate - mean)).sum() / (rates.length - 1);
        var p95 = results.stream()
                .map(ActResult::p95Millis)
                .filter(Objects::nonNull)
                .mapToDouble(millis -> millis)
                .average();
        return new Ablation(
                label,
                act.tier().toString(),
                act.fixes().stream().sorted().map(Fix::toString).toList(),
                mean,
                rates.length > 1 ? Math.sqrt(variance) : null,
                p95.isPresent() ? Math.round(p95.getAsDouble() * 10) / 10.0 : null,
                results.stream().mapToInt(ActResult::peakConnections).max().orElse(0),
                average(results.stream()
                        .mapToDouble(ActResult::attemptsPerPayment)
                        .toArray()),
                average(results.stream().mapToDouble(ActResult::callsPerPayment).toArray()),
                results.stream().mapToInt(ActResult::doubleCharges).sum(),
                results.stream().mapToInt(ActResult::lostPayments).sum());
    }

    /**
     * The combination that is played for this one, where two are the same service: who releases early has no leak, and nothing to
     * gain from fixing it; and with no breaker, no retry and no timeout, whose voids are retried, nothing in it is a library's.
     */
    private static String played(Tier tier, int mask) {
        int fixes = has(mask, Fix.RELEASE_EARLY) ? mask & ~bit(Fix.FIX_LEAK) : mask;
        boolean bare = tier == Tier.LIBRARY && (mask & RESILIENCE4J_HELPS) == 0;
        return name(bare ? Tier.HANDWRITTEN : tier, fixes);
    }

    private static boolean has(int mask, Fix fix) {
        return (mask & bit(fix)) != 0;
    }

    private static int bit(Fix fix) {
        return 1 << fix.ordinal();
    }

    /** Under which the page looks for it. */
    private static String name(Tier tier, int mask) {
        return tier + "/" + mask;
    }

    private static Act act(Tier tier, int mask) {
        var fixes = EnumSet.noneOf(Fix.class);
        for (var fix : FIXES) {
            if (has(mask, fix)) {
                fixes.add(fix);
            }
        }
        return new Act(name(tier, mask), tier, fixes, true);
    }

    private static double average(double[] values) {
        return Math.round(Arrays.stream(values).average().orElse(0) * 1000) / 1000.0;
    }

    private static Run run(ActResult result) {
        var series = result.series();
        return new Run(
                result.successRate(),
                result.p50Millis(),
                result.p95Millis(),
                result.p99Millis(),
                result.peakConnections(),
                result.attemptsPerPayment(),
                result.callsPerPayment(),
                result.doubleCharges(),
                result.lostPayments(),
                new Run.Series(
                        series.stream()
                                .<@Nullable Double>map(SecondSample::successRate)
                                .toList(),
                        series.stream()
                                .<@Nullable Double>map(SecondSample::p50Millis)
                                .toList(),
                        series.stream()
                                .<@Nullable Double>map(SecondSample::p95Millis)
                                .toList(),
                        series.stream().map(SecondSample::connectionsInUse).toList(),
                        series.stream().map(SecondSample::connectionsWaiting).toList(),
                        String.join(
                                "", series.stream().map(FixCombinations::letter).toList())));
    }

    private static String letter(SecondSample second) {
        return switch (second.breaker()) {
            case NONE -> "-";
            case CLOSED -> "C";
            case OPEN -> "O";
            case HALF_OPEN -> "H";
        };
    }
}
