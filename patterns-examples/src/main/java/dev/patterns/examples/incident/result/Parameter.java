package dev.patterns.examples.incident.result;

/**
 * One figure that the lab was run with.
 *
 * @param value with its unit, in time of the story unless it says otherwise
 * @param givenByStory whether the story (or a document's code) gives it; otherwise it was chosen here
 * @param note why that value, or where it comes from
 */
public record Parameter(String name, String value, boolean givenByStory, String note) {}
