package dev.patterns.examples.published;

import java.util.List;
import java.util.Locale;

/**
 * Draws a result's figures as SVG: two bars for each, the published value above ours. The longer of the two fills the
 * width. The colours follow the reader's choice of light or dark.
 */
final class EvidencePicture {

    private static final int WIDTH = 720;
    private static final int LEFT = 300;
    private static final int BAR_WIDTH = 260;
    private static final int ROW = 40;

    private static final String STYLE = """
            <style>
            text{fill:#24292f}rect{fill:#fff}.p{fill:#8c959f}.o{fill:#0969da}
            @media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#0d1117}.p{fill:#6e7681}.o{fill:#58a6ff}}
            </style>
            """;

    private EvidencePicture() {}

    static String svg(List<Comparison> comparisons) {
        int height = comparisons.size() * ROW + 12;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        svg.append(STYLE).append("<rect width=\"100%\" height=\"100%\"/>\n");
        int y = 8;
        for (var comparison : comparisons) {
            double longest = Math.max(comparison.published(), comparison.ours());
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                    LEFT - 10,
                    y + 18,
                    escaped(comparison.figure())));
            bar(svg, y, "p", comparison.published() / longest, comparison.publishedText() + " published");
            bar(svg, y + 15, "o", comparison.ours() / longest, comparison.oursText() + " ours");
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, int y, String style, double share, String text) {
        int length = Double.isNaN(share) ? 0 : (int) Math.round(share * BAR_WIDTH);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>%n",
                style,
                LEFT,
                y,
                Math.max(1, length),
                LEFT + length + 8,
                y + 10,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
