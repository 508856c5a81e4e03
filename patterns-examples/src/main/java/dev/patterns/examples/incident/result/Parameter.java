package dev.patterns.examples.incident.result;

/**
 * One parameter of a run.
 *
 * @param value the value with its unit; durations are in story time
 * @param givenByStory whether the story or a document's code gives the value; otherwise it was chosen for this incident
 * @param note the reason for the value, or its source
 */
public record Parameter(String name, String value, boolean givenByStory, String note) {

    public static Parameter given(String name, String value, String note) {
        return new Parameter(name, value, true, note);
    }

    public static Parameter chosen(String name, String value, String note) {
        return new Parameter(name, value, false, note);
    }
}
