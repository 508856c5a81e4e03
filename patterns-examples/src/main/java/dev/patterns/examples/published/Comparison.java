package dev.patterns.examples.published;

import java.util.Locale;

/**
 * One figure, as published and as the shipped classes give it.
 *
 * @param figure name of the figure
 * @param format how its values are printed, for {@link String#format}
 * @param published the source's value
 * @param ours the shipped classes' value
 * @param bound how far {@code ours} may be from it
 * @param reason why the bound is as wide as it is
 */
public record Comparison(String figure, String format, double published, double ours, Bound bound, String reason) {

    /**
     * How far our value may be from the published one.
     *
     * @param text as it is printed
     * @param least the lowest value within the bound, as a multiple of the published one
     * @param most the highest value within the bound, as a multiple of the published one
     */
    public record Bound(String text, double least, double most) {

        private static final double ROUNDING = 1e-9;

        static final Bound EXACT = new Bound("exact", 1 - ROUNDING, 1 + ROUNDING);
        static final Bound AT_LEAST = new Bound("at least", 1 - ROUNDING, Double.POSITIVE_INFINITY);
        static final Bound AT_MOST = new Bound("at most", Double.NEGATIVE_INFINITY, 1 + ROUNDING);

        static Bound percent(double percent) {
            return new Bound(
                    String.format(
                            Locale.ROOT, "± %s %%", Double.toString(percent).replaceAll("\\.0$", "")),
                    1 - percent / 100,
                    1 + percent / 100);
        }

        private boolean allows(double published, double ours) {
            return published * least <= ours && ours <= published * most;
        }
    }

    /** Whether our value is within the bound. */
    public boolean withinBounds() {
        return bound.allows(published, ours);
    }

    /** The published value, as it is printed. */
    public String publishedText() {
        return text(published);
    }

    /** Our value, as it is printed. */
    public String oursText() {
        return text(ours);
    }

    /** The bound and its reason, as they are printed. */
    public String tolerance() {
        return bound.text + ": " + reason;
    }

    private String text(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
