package dev.patterns.examples.incident.report;

import dev.patterns.examples.page.InlinedPage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The report of a story as one file: its HTML page with its style sheet, its scripts and the result embedded. It
 * can be mailed, printed and opened without a network.
 *
 * <p>The input is the text of {@code incident.json}, so that a published file gives the same page and this package
 * needs no other type of the incident. Every field but {@code acts} may be missing.
 *
 * <p>If the result has an {@code explorer}, the page lets the reader choose tier and fixes and shows the run that was
 * made in advance with that choice:
 *
 * <pre>{@code
 * "explorer": {
 *   "fixes": ["timeout", "breaker", …], "tiers": ["handwritten", "library", "documented"],
 *   "defaultTier": "handwritten", "defaultFixes": ["timeout"],
 *   "step": 1,                                  seconds between two points of a series; default 1
 *   "notes": {"documented": "…"},               text to show for a tier; optional
 *   "runs": {"<tier>/<bit mask of fixes, bit i for fixes[i]>": {
 *     "successRate": …, and the other figures of an act, "series": {
 *       "successRate": […], "p50Millis": […], "p95Millis": […], "connectionsInUse": […], "connectionsWaiting": […],
 *       "breaker": "CCCOOOHC-"}}},              closed, open, half-open, none
 *   "seeds": 20, "ablation": [                  default: computed from the runs
 *     {"label": "retry", "tier": "library", "fixes": ["retry"], "successMean": …, "successSpread": …, figures}]}
 * }</pre>
 */
public enum IncidentPage {
    PAYMENTS("report.html", "incident"),
    API("api.html", "api");

    private final InlinedPage page;
    private final String fileName;

    IncidentPage(String template, String fileName) {
        this.page = new InlinedPage(IncidentPage.class, template);
        this.fileName = fileName;
    }

    /** The name of the result's files, without extension. */
    public String fileName() {
        return fileName;
    }

    /**
     * Writes the page. Creates missing parent directories.
     *
     * @throws IOException if the file can't be written, or {@code json} is not JSON
     */
    public void write(Path html, String json) throws IOException {
        page.write(html, json);
    }

    String render(String json) throws IOException {
        return page.render(json);
    }
}
