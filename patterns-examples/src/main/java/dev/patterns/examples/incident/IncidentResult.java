package dev.patterns.examples.incident;

import java.util.List;

/**
 * What came of a run: written as {@code incident.json}, shown by {@code incident.html}.
 *
 * @param mode "real" or "simulated"
 * @param timeScale one second of the story took this many seconds
 * @param parameters what it was run with, and which of it the story gives
 * @param acts those that have ended, in the order in which they were played
 */
public record IncidentResult(
        long seed, String mode, double timeScale, List<Parameter> parameters, List<ActResult> acts) {}
