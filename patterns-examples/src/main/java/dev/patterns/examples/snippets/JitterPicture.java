package dev.patterns.examples.snippets;

import dev.patterns.retry.Backoff;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws the picture of the page about retries, as SVG: when the retries of 1,000 clients arrive at a dependency that is
 * down. All clients failed at the same moment.
 */
final class JitterPicture {

    private static final int CLIENTS = 1_000;
    private static final int RETRIES = 7;
    private static final Duration BASE = Duration.ofMillis(200);
    private static final Duration CAP = Duration.ofSeconds(2);
    private static final Duration BAR = Duration.ofMillis(50);
    private static final Duration SHOWN = Duration.ofSeconds(9);
    private static final int BARS = (int) SHOWN.dividedBy(BAR);

    private static final int BAR_WIDTH = 4;
    private static final int LEFT = 150;
    private static final int WIDTH = LEFT + BARS * BAR_WIDTH + 20;
    private static final int ROW = 84;
    private static final int BAR_HEIGHT = 56;
    private static final int TOP = 40;

    private JitterPicture() {}

    static void run(PrintStream out) {
        var exponential = Backoff.exponential(BASE, CAP);
        var strategies = new LinkedHashMap<String, Backoff>();
        strategies.put("no jitter", exponential);
        strategies.put("proportional, 25 %", exponential.withJitter(0.25));
        strategies.put("equal jitter", exponential.withEqualJitter());
        strategies.put("full jitter", exponential.withFullJitter());
        strategies.put("decorrelated", Backoff.decorrelated(BASE, CAP));
        out.print(svg(strategies));
    }

    private static String svg(Map<String, Backoff> strategies) {
        int bottom = TOP + strategies.size() * ROW;
        var svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" fill=\"#24292f\">",
                WIDTH,
                bottom + 40);
        line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        line(
                svg,
                "<text x=\"12\" y=\"22\" font-weight=\"bold\">Retries of %,d clients that failed at the same moment,"
                        + " in each 50 ms; waits of 0.2 s, doubled up to 2 s</text>",
                CLIENTS);
        int row = 0;
        for (var strategy : strategies.entrySet()) {
            drawRow(svg, TOP + row++ * ROW, strategy.getKey(), arrivals(strategy.getValue()));
        }
        for (int second = 0; second <= SHOWN.toSeconds(); second++) {
            int x = LEFT + (int) Duration.ofSeconds(second).dividedBy(BAR) * BAR_WIDTH;
            line(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#57606a\">%d s</text>",
                    x,
                    bottom + 22,
                    second);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void drawRow(StringBuilder svg, int y, String strategy, int[] arrivals) {
        int most = Arrays.stream(arrivals).max().orElseThrow();
        int base = y + ROW - 14;
        line(svg, "<text x=\"12\" y=\"%d\">%s</text>", base - 24, strategy);
        line(svg, "<text x=\"12\" y=\"%d\" fill=\"#57606a\">at most %,d</text>", base - 6, most);
        line(svg, "<path stroke=\"#d0d7de\" d=\"M%d %dH%d\"/>", LEFT, base, LEFT + BARS * BAR_WIDTH);
        var bars = new StringBuilder();
        for (int i = 0; i < BARS; i++) {
            int height = (int) Math.ceil(arrivals[i] * (double) BAR_HEIGHT / CLIENTS);
            if (height > 0) {
                bars.append("M%d %dv-%dh3v%dz".formatted(LEFT + i * BAR_WIDTH, base, height, height));
            }
        }
        line(svg, "<path fill=\"#0969da\" d=\"%s\"/>", bars);
    }

    /** How many retries arrive in each bar's time. */
    private static int[] arrivals(Backoff backoff) {
        var random = new SplittableRandom(2015);
        var arrivals = new int[BARS];
        IntStream.range(0, CLIENTS).forEach(client -> {
            var at = Duration.ZERO;
            var wait = Duration.ZERO;
            for (int attempt = 1; attempt <= RETRIES; attempt++) {
                wait = backoff.delay(attempt, wait, random);
                at = at.plus(wait);
                if (at.compareTo(SHOWN) < 0) {
                    arrivals[(int) at.dividedBy(BAR)]++;
                }
            }
        });
        return arrivals;
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
