package dev.patterns.examples.fleet;

import java.util.List;
import java.util.Locale;

/**
 * Draws the calls of the dependency over time as SVG: a panel for each way of sharing, one below the other, on the same
 * scale. The outage is shaded. The colours follow the reader's choice of light or dark.
 */
final class FleetPicture {

    private static final int LEFT = 130;
    private static final int WIDTH = 560;
    private static final int PANEL = 52;
    private static final int GAP = 14;
    private static final int SHADE = 8; // above the highest bar

    private static final String STYLE = """
            <style>
            text{fill:#24292f}.b{fill:#fff}.s{fill:#ffebe9}.c{fill:#0969da}line{stroke:#8c959f}
            @media(prefers-color-scheme:dark){text{fill:#e6edf3}.b{fill:#0d1117}.s{fill:#42191c}.c{fill:#58a6ff}}
            </style>
            """;

    private FleetPicture() {}

    /** The scenarios differ only in what is shared. */
    static String svg(List<FleetScenario> scenarios, FleetResults results) {
        var traffic = scenarios.get(0).traffic();
        int most = scenarios.stream()
                .flatMap(scenario -> results.of(scenario).callsPerSecond().stream())
                .mapToInt(calls -> calls)
                .max()
                .orElseThrow();
        double second = WIDTH / (double) traffic.end.toSeconds();
        int height = scenarios.size() * (PANEL + GAP) + 24;
        var svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 %d\" width=\"720\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                height, height));
        svg.append(STYLE).append("<rect class=\"b\" width=\"100%\" height=\"100%\"/>\n");
        int top = GAP;
        for (var scenario : scenarios) {
            svg.append(format(
                    "<rect class=\"s\" x=\"%.0f\" y=\"%d\" width=\"%.0f\" height=\"%d\"/>%n",
                    LEFT + traffic.outageFrom.toSeconds() * second,
                    top - SHADE,
                    traffic.outageTo.minus(traffic.outageFrom).toSeconds() * second,
                    PANEL + SHADE));
            svg.append(bars(results.of(scenario).callsPerSecond(), second, most, top + PANEL));
            svg.append(format(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text x=\"8\" y=\"%d\">%s</text>%n",
                    LEFT, top + PANEL, LEFT + WIDTH, top + PANEL, top + PANEL / 2 + 4, scenario.sharing().label));
            top += PANEL + GAP;
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\">%d s; the highest bar is %,d calls a second</text>%n",
                LEFT, top + 4, traffic.end.toSeconds(), most));
        return svg.append("</svg>\n").toString();
    }

    /** One path: a bar for each second. */
    private static String bars(List<Integer> callsPerSecond, double second, int most, int bottom) {
        var path = new StringBuilder("<path class=\"c\" d=\"");
        for (int i = 0; i < callsPerSecond.size(); i++) {
            path.append(format(
                    "M%.1f %dv-%.1fh%.1fV%dz",
                    LEFT + i * second, bottom, callsPerSecond.get(i) * PANEL / (double) most, second - 1, bottom));
        }
        return path.append("\"/>\n").toString();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
