package dev.patterns.examples.incident.result;

import java.util.List;

/**
 * How the service with these fixes gets through an outage that ends.
 *
 * @param tier the implementation of the patterns
 * @param fixes the fixes that were in place
 */
public record OutageResult(String label, String tier, List<String> fixes, ServiceLevel serviceLevel) {}
