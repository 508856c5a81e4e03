package dev.patterns.examples.incident.simulated;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.Explorer;
import dev.patterns.examples.incident.result.Explorer.AblationRow;
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

/** The incident with every combination of fixes, and the effect of each single fix. */
public final class FixCombinations {

    private static final Fix[] FIXES = Fix.values();
    private static final int ALL = (1 << FIXES.length) - 1;
    private static final int RESILIENCE4J_FIXES = bit(Fix.BREAKER) | bit(Fix.RETRY) | bit(Fix.TIMEOUT);

    private FixCombinations() {}

    /** The acts that cover all combinations. Combinations that give the same service share one act. */
    public static List<Act> allActs() {
        var acts = new ArrayList<Act>();
        for (var tier : Tier.values()) {
            for (int mask = 0; mask <= ALL; mask++) {
                if (equivalentAct(tier, mask).equals(name(tier, mask))) {
                    acts.add(act(tier, mask));
                }
            }
        }
        return acts;
    }

    /** No fix, each fix alone, all fixes but one, timeout and breaker without a failover, and all fixes. */
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

    /** The act with this many consecutive seeds. */
    public static List<Job> overSeeds(Act act, Workload workload, int seeds) {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < seeds; i++) {
            jobs.add(new Job(act, new Workload(workload.seed() + i, workload.payments(), workload.ratePerSecond())));
        }
        return jobs;
    }

    /** Runs every combination for the report. */
    public static Explorer explore(Workload workload, List<AblationRow> ablation, int seeds, Consumer<ActResult> ended)
            throws InterruptedException {
        var jobs = allActs().stream().map(act -> new Job(act, workload)).toList();
        var results = SimulationRunner.runAll(jobs, ended).stream()
                .collect(Collectors.toMap(ActResult::name, FixCombinations::run));
        var runs = new LinkedHashMap<String, Run>();
        for (var tier : Tier.values()) {
            for (int mask = 0; mask <= ALL; mask++) {
                runs.put(name(tier, mask), Objects.requireNonNull(results.get(equivalentAct(tier, mask))));
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

    /** Summarizes the results of a combination over several seeds. */
    public static AblationRow summary(String label, Act act, List<ActResult> results) {
        var rates = results.stream().mapToDouble(ActResult::successRate).toArray();
        double mean = Arrays.stream(rates).average().orElse(0);
        double variance =
                Arrays.stream(rates).map(rate -> (rate - mean) * (rate - mean)).sum() / (rates.length - 1);
        var p95 = results.stream()
                .map(ActResult::p95Millis)
                .filter(Objects::nonNull)
                .mapToDouble(millis -> millis)
                .average();
        return new AblationRow(
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
     * The name of the act to run for this combination. Two combinations can give the same service. With RELEASE_EARLY
     * there is no leak, so FIX_LEAK changes nothing. Without breaker, retry and timeout the library tier uses no
     * library in simulated time (the timeout fix is in the list because its voids are retried).
     */
    private static String equivalentAct(Tier tier, int mask) {
        int fixes = has(mask, Fix.RELEASE_EARLY) ? mask & ~bit(Fix.FIX_LEAK) : mask;
        boolean usesNoLibrary = tier == Tier.LIBRARY && (mask & RESILIENCE4J_FIXES) == 0;
        return name(usesNoLibrary ? Tier.HANDWRITTEN : tier, fixes);
    }

    private static boolean has(int mask, Fix fix) {
        return (mask & bit(fix)) != 0;
    }

    private static int bit(Fix fix) {
        return 1 << fix.ordinal();
    }

    /** The key under which the report looks it up. */
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
