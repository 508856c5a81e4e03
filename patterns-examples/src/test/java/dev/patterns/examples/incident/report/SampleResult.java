package dev.patterns.examples.incident.report;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up results in the form of real ones, for the tests of the page. */
final class SampleResult {

    static final List<String> FIXES =
            List.of("timeout", "bigger-pool", "breaker", "retry", "failover", "fix-leak", "release-early");
    static final List<String> TIERS = List.of("handwritten", "library", "documented");

    private static final int SECONDS = 120;

    private SampleResult() {}

    static String real() {
        return result("real", 0.1, "");
    }

    static String simulated() {
        return result("simulated", 1, ",\"explorer\":" + explorer());
    }

    private static String result(String mode, double timeScale, String more) {
        var acts = List.of(
                act("healthy", 0.985, 1.0, 42, 1, 20, false),
                act("incident", 0.382, 1.0, 900, 3, 20, false),
                act("incident-documented", 0.87, 1.31, 160, 2, 50, true),
                act("incident-handwritten", 0.991, 1.06, 61, 1.6, 34, true),
                act("incident-library", 0.989, 1.07, 64, 1.7, 36, true));
        return """
                {"seed":7,"mode":"%s","timeScale":%s,"parameters":[
                  {"name":"fraction of calls that hang","value":"4 %%","givenByStory":false},
                  {"name":"length of a hang","value":"30 s","givenByStory":false,"note":"as long as common HTTP \
                clients wait"},
                  {"name":"arrivals","value":"25 a second, Poisson","givenByStory":false},
                  {"name":"pool before the fix","value":"20 connections, no overflow","givenByStory":false},
                  {"name":"connection timeout","value":"3 s","givenByStory":false},
                  {"name":"success with a healthy processor","value":"98.5 %%","givenByStory":true},
                  {"name":"success in the incident","value":"38.2 %%","givenByStory":true}],
                 "acts":[%s]%s}""".formatted(mode, timeScale, String.join(",", acts), more);
    }

    private static String act(
            String name, double success, double attempts, double p50, double worse, int connections, boolean breaker) {
        var random = new Random(name.hashCode());
        var series = new StringJoiner(",", "[", "]");
        for (int second = 0; second < SECONDS; second++) {
            double decay = success > 0.9 ? success : Math.max(success - 0.2, 1 - second / 40.0);
            double rate = Math.max(0, Math.min(1, decay + random.nextGaussian() * 0.04));
            boolean silent = name.equals("incident") && second > 70 && second < 76;
            series.add("""
                    {"second":%d,"successRate":%s,"p50Millis":%s,"p95Millis":%s,"connectionsInUse":%d,\
                    "connectionsWaiting":%d,"breaker":"%s"}""".formatted(
                            second,
                            silent ? null : rate,
                            silent ? null : p50 * (1 + random.nextDouble() / 4),
                            silent ? null : p50 * (1 + worse * (1.5 + random.nextDouble())),
                            success > 0.9 ? 2 + random.nextInt(connections / 2) : Math.min(connections, second),
                            success > 0.9 ? random.nextInt(3) : Math.min(80, second),
                            breaker ? breakerAt(second) : "NONE"));
        }
        return """
                {"name":"%s","payments":3000,"successRate":%s,"p50Millis":%s,"p95Millis":%s,"p99Millis":%s,\
                "peakConnections":%d,"attemptsPerPayment":%s,"callsPerPayment":%s,"doubleCharges":%d,"lostPayments":%d,\
                "unknownPayments":0,\
                "outcomes":{"paid":%d,"declined":27,"no connection":0,"failed":%d},"series":%s}""".formatted(
                        name,
                        success,
                        p50,
                        p50 * (1 + 2 * worse),
                        p50 * (1 + 4 * worse),
                        connections,
                        attempts,
                        attempts * success,
                        name.endsWith("documented") ? 3 : 0,
                        name.endsWith("documented") ? 1 : 0,
                        Math.round(3000 * success),
                        2973 - Math.round(3000 * success),
                        series);
    }

    private static String breakerAt(int second) {
        int phase = second % 50;
        return phase < 24 ? "CLOSED" : phase < 40 ? "OPEN" : phase < 44 ? "HALF_OPEN" : "CLOSED";
    }

    private static String explorer() {
        var runs = TIERS.stream()
                .flatMap(tier -> IntStream.range(0, 1 << FIXES.size())
                        .mapToObj(mask -> "\"%s/%d\":%s".formatted(tier, mask, run(TIERS.indexOf(tier), mask))))
                .collect(Collectors.joining(",", "{", "}"));
        return """
                {"fixes":%s,"tiers":%s,"runs":%s,"defaultTier":"handwritten",\
                "defaultFixes":["timeout","breaker"]}""".formatted(quoted(FIXES), quoted(TIERS), runs);
    }

    private static String run(int tier, int mask) {
        int fixes = Integer.bitCount(mask);
        double success = 0.382 + 0.609 * fixes / FIXES.size() - 0.01 * tier;
        double p50 = 900.0 / (1 + 2 * fixes);
        var random = new Random(31L * mask + tier);
        return """
                {"successRate":%s,"p50Millis":%s,"p95Millis":%s,"p99Millis":%s,"peakConnections":%d,\
                "attemptsPerPayment":%s,"doubleCharges":0,"lostPayments":0,"series":{"successRate":%s,\
                "p50Millis":%s,"p95Millis":%s,"connectionsInUse":%s,\
                "connectionsWaiting":%s,"breaker":"%s"}}""".formatted(
                        success,
                        p50,
                        p50 * 3,
                        p50 * 5,
                        20 + fixes,
                        1 + fixes / 20.0,
                        series(i -> success + random.nextGaussian() * 0.01),
                        series(i -> p50 * (1 + random.nextDouble())),
                        series(i -> p50 * (2 + random.nextDouble())),
                        series(i -> Math.min(20 + fixes, i)),
                        series(i -> Math.max(0, 60 - 9 * fixes)),
                        "C".repeat(40) + "O".repeat(40) + "H".repeat(10) + "C".repeat(30));
    }

    private static String series(IntFunction<Object> value) {
        return IntStream.range(0, SECONDS)
                .mapToObj(value)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(List<String> words) {
        return words.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
