/**
 * Tests of a configuration: traffic, a dependency with outages, and the policies between them, in virtual time.
 *
 * <p>Read {@link dev.patterns.simulation.scenario.Scenario} first, then {@link
 * dev.patterns.simulation.scenario.Dependency} and {@link dev.patterns.simulation.scenario.ScenarioResult}: these three
 * are what a test uses. {@code ScenarioRun} is one run, from the first request to the result.
 *
 * <p>May be left unread: {@code Arrivals}, which computes when requests arrive, and {@code Distributions}.
 */
package dev.patterns.simulation.scenario;
