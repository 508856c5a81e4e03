package dev.patterns.examples.incident.api.plan;

/** The parameters of a run for the report. */
public final class ApiParameters {
    private ApiParameters() {}
}
