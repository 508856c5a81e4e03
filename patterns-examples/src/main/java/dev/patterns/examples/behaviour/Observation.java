package dev.patterns.examples.behaviour;

/**
 * What a scenario saw.
 *
 * @param right whether it is the behaviour that the case's title states
 * @param seen one line with the values, the times or the exception that decide it. The same in every run on every JDK:
 * a measured time is rounded or compared with a limit, and there is no identity hash or port in it
 */
public record Observation(boolean right, String seen) {

    /** Right or different, with what was seen in either case. */
    public static Observation of(boolean right, String seen, Object... arguments) {
        return new Observation(right, Texts.format(seen, arguments));
    }

    public static Observation right(String seen, Object... arguments) {
        return of(true, seen, arguments);
    }

    public static Observation different(String seen, Object... arguments) {
        return of(false, seen, arguments);
    }
}
