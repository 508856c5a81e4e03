package dev.patterns.examples.behaviour;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;

/**
 * One behaviour in which implementations differ.
 *
 * @param id a letter for the pattern and a number: "B6". Two cases about one trap are "B6a" and "B6b"
 * @param title one sentence that states the right behaviour
 * @param expected what the scenario must see to call it right
 * @param source where the trap is known from: an issue, a document, a specification
 * @param scenario what is done to each contender
 * @param realTime whether every contender runs in real time, because no virtual clock shows the behaviour. Otherwise
 *     those do that can't be given a clock
 * @param second how long one of the scenario's seconds lasts in real time: the shorter, the narrower its margins
 * @param alone whether no other case may run meanwhile, because it measures the machine or changes what all threads
 * share
 * @param limit real time after which a run is given up as hung
 * @param remedy what a setting could do about it. A contender that has such a setting, and is right with it, is so
 * marked
 * @param note printed with the row: why the hand-written tier chooses otherwise, for example
 * @param line where it is defined in its source file
 */
public record Case<T extends Trial>(
        String id,
        String title,
        String expected,
        String source,
        Scenario<T> scenario,
        boolean realTime,
        Duration second,
        boolean alone,
        Duration limit,
        Optional<Remedy> remedy,
        Optional<String> note,
        int line) {

    /** A case with this scenario, defined in the line of this call. Title, expected and source are required. */
    public static <T extends Trial> CaseBuilder<T> builder(String id, Scenario<T> scenario) {
        return new CaseBuilder<>(id, scenario, lineOfCaller());
    }

    /** The line in the family's method {@code cases()}, which may call a helper method that calls this. */
    private static int lineOfCaller() {
        return StackWalker.getInstance().walk(frames -> {
            var callers = frames.dropWhile(frame -> frame.getClassName().equals(Case.class.getName()))
                    .toList();
            return callers.stream()
                    .filter(frame -> frame.getMethodName().equals("cases"))
                    .findFirst()
                    .orElse(callers.get(0))
                    .getLineNumber();
        });
    }
}
