package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.result.ApiActResult;

/**
 * A finished run of an act.
 *
 * @param lateMillis 99th percentile of how late requests began, a measure of how busy the machine was
 */
public record ApiRun(ApiActResult result, double lateMillis) {}
