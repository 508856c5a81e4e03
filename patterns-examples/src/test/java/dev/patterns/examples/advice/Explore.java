package dev.patterns.examples.advice;

import dev.patterns.examples.service.*;
import java.time.Duration;
import java.util.*;

class Explore {
    static Duration d(double s) {
        return Duration.ofNanos((long) (s * 1e9));
    }

    static double between(SplittableRandom r, double lo, double hi) {
        return lo * Math.exp(r.nextDouble() * Math.log(hi / lo));
    }

    static DependencyDescription description(SplittableRandom r) {
        var p50 = d(between(r, 0.005, 0.3));
        var p99 = d(p50.toNanos() / 1e9 * between(r, 1.5, 12));
        int c = (int) between(r, 4, 150);
        double rho = 0.1 + 0.75 * r.nextDouble();
        return new DependencyDescription(
                rho * c / LogNormal.of(p50, p99).mean(), p50, p99, between(r, 0.0005, 0.05), c, (int)
                        between(r, 1, 16));
    }

    static CurrentSettings settings(SplittableRandom r, DependencyDescription d) {
        double perInstance = d.rate() * d.latency().mean() / d.instances();
        return new CurrentSettings(
                Optional.of(d(d.p99().toNanos() / 1e9 * between(r, 1, 10))),
                OptionalInt.of(1 + r.nextInt(4)),
                Optional.of(d(between(r, 0.01, 0.2))),
                r.nextDouble() < 0.5 ? OptionalDouble.empty() : OptionalDouble.of(0.05 + 0.25 * r.nextDouble()),
                r.nextDouble() < 0.3
                        ? Optional.empty()
                        : Optional.of(new CurrentSettings.Breaker(
                                0.3 + 0.4 * r.nextDouble(),
                                (int) between(r, 10, 200),
                                d(between(r, 0.5, 20)),
                                1 + r.nextInt(3))),
                r.nextDouble() < 0.3 ? OptionalInt.empty() : OptionalInt.of((int) (2 + perInstance * between(r, 1, 4))),
                OptionalInt.of((int) (1 + perInstance * between(r, 1, 4))),
                Optional.empty());
    }

    public static void main(String[] a) {
        int n = Integer.parseInt(a[0]);
        var stat = new TreeMap<String, int[]>();
        long t0 = System.nanoTime();
        for (int i = 0; i < n; i++) {
            var r = new SplittableRandom(i);
            var d = description(r);
            var s = settings(r, d);
            for (var f : Figures.of(d, s, Figures.Effort.SHORT, i)) {
                var x = stat.computeIfAbsent(f.name(), k -> new int[4]);
                x[0]++;
                if (f.isComparable()) {
                    x[1]++;
                    if (f.prediction().isWithinTenPercentOf(f.simulated().getAsDouble())) x[3]++;
                    if (f.agrees()) x[2]++;
                    else
                        System.out.println(i + " " + f.name() + " "
                                + f.prediction().value().getAsDouble() + " "
                                + f.simulated().getAsDouble() + " +-"
                                + f.prediction().samplingError() + " " + d + " " + s);
                }
            }
        }
        int[] sum = new int[4];
        for (var e : stat.entrySet()) {
            System.out.printf(
                    "%-40s rows %d holds %d agree %d within10 %d%n",
                    e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2], e.getValue()[3]);
            for (int k = 0; k < 4; k++) sum[k] += e.getValue()[k];
        }
        System.out.println(Arrays.toString(sum) + " " + (System.nanoTime() - t0) / 1e9 + " s");
    }
}
