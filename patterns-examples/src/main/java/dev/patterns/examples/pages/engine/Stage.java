package dev.patterns.examples.pages.engine;

/**
 * The boxes of a figure and what is written on them. A label may be empty.
 *
 * @param client written on the left box
 * @param rows how many clients, or threads of a client: each has a horizontal lane of its own; 1 to 30
 * @param pattern written on the box in the middle; empty for no box
 * @param patternRows how many places the box in the middle shows, such as the slots of a pool; 0 for none
 * @param isPatternPerClient whether each client has a pattern of its own. Then the n-th band is that of the n-th client
 * @param service written on the right box
 * @param second written on the box below it; empty for no box
 */
public record Stage(
        String client,
        int rows,
        String pattern,
        int patternRows,
        boolean isPatternPerClient,
        String service,
        String second) {

    /** Clients that share one pattern and one service. */
    public static Stage of(String client, int rows, String pattern, String service) {
        return new Stage(client, rows, pattern, 0, false, service, "");
    }

    /** This stage with a pattern for each client. */
    public Stage withPatternPerClient() {
        return new Stage(client, rows, pattern, patternRows, true, service, second);
    }

    /**
     * This stage with places in the pattern: connections or permits. {@link Dot#move(Place, int)} goes to one. The n-th
     * band is the state of the n-th place.
     */
    public Stage withPatternRows(int places) {
        return new Stage(client, rows, pattern, places, isPatternPerClient, service, second);
    }

    /** This stage with a second service. */
    public Stage withSecond(String label) {
        return new Stage(client, rows, pattern, patternRows, isPatternPerClient, service, label);
    }
}
