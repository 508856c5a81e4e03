package dev.patterns.bench.result;

import java.util.List;

/**
 * Means and confidence intervals of a few forks. A fork is one measurement: iterations within a JVM share its compiled
 * code and its memory layout, so their spread says little about the next JVM.
 */
public final class Statistics {

    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
    private static final double[] T95 = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private Statistics() {}

    /** A value and its 95 % confidence interval. NaN for both ends where one sample is all there is. */
    public record Interval(double middle, double low, double high) {}

    public static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Half of the mean's 95 % confidence interval; NaN for fewer than two values. */
    public static double error(List<Double> values) {
        int n = values.size();
        return n < 2 ? Double.NaN : t95(n - 1) * Math.sqrt(variance(values) / n);
    }

    /**
     * The ratio of two means of positive values, and Welch's interval for it, on the logarithms: a ratio of 2 and one
     * of 1/2 are then equally far from 1.
     */
    public static Interval ratio(List<Double> values, List<Double> baseline) {
        double ratio = mean(values) / mean(baseline);
        var a = logarithms(values);
        var b = logarithms(baseline);
        if (a.size() < 2 || b.size() < 2) {
            return new Interval(ratio, Double.NaN, Double.NaN);
        }
        double va = variance(a) / a.size();
        double vb = variance(b) / b.size();
        double middle = mean(a) - mean(b);
        if (va + vb == 0) {
            return new Interval(ratio, Math.exp(middle), Math.exp(middle));
        }
        double freedom = (va + vb) * (va + vb) / (va * va / (a.size() - 1) + vb * vb / (b.size() - 1));
        double half = t95(freedom) * Math.sqrt(va + vb);
        return new Interval(ratio, Math.exp(middle - half), Math.exp(middle + half));
    }

    private static List<Double> logarithms(List<Double> values) {
        return values.stream().map(Math::log).toList();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
    }

    /** Rounded down to whole degrees of freedom, which makes the interval wider rather than narrower. */
    private static double t95(double freedom) {
        int whole = Math.max(1, (int) freedom);
        return whole <= T95.length ? T95[whole - 1] : 1.96 + 2.5 / whole;
    }
}
