package dev.patterns.pool.script;

import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.pool.script.Script.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script as one line of text, which says nothing about Java: so that other programs can read it.
 *
 * <pre>
 *   seed 12; SIZE 2; 0 fault CONNECT 0 0 always HANGS; 20 borrower 1 BORROW
 *                    │       │       │ │ │      │       time in ms, the borrower, and an {@link Action}
 *                    │       │       │ │ │      └ a {@link Reaction}
 *                    │       │       │ │ └ how many calls meet it, or always
 *                    │       │       │ └ how many calls are answered normally before
 *                    │       │       └ of the connection with this number; 0: of all
 *                    │       └ a {@link Call}
 *                    └ time in ms
 * </pre>
 */
final class ScriptText {

    private static final String ALWAYS = "always";

    private ScriptText() {}

    /** A script and the seed that it was drawn with. */
    record Seeded(long seed, Script script) {}

    static String write(long seed, Script script) {
        var settings = script.values().entrySet().stream().map(setting -> setting.getKey() + " " + setting.getValue());
        var steps = script.steps().stream().map(ScriptText::write);
        return Stream.of(Stream.of("seed " + seed), settings, steps)
                .flatMap(items -> items)
                .collect(Collectors.joining("; "));
    }

    private static String write(Step step) {
        if (step instanceof Break broken) {
            var fault = broken.fault();
            return String.join(
                    " ",
                    List.of(
                            "" + broken.at(),
                            "fault",
                            "" + fault.call(),
                            "" + fault.connection(),
                            "" + fault.after(),
                            fault.times() == Fault.ALWAYS ? ALWAYS : "" + fault.times(),
                            "" + fault.reaction()));
        }
        var act = (Do) step;
        return act.at() + " borrower " + act.borrower() + " " + act.action();
    }

    static Seeded read(String line) {
        long seed = 0;
        var values = new EnumMap<Setting, Integer>(Setting.class);
        var steps = new ArrayList<Step>();
        for (var item : line.split("; ")) {
            var words = item.split(" ");
            if (words[0].equals("seed")) {
                seed = Long.parseLong(words[1]);
            } else if (words.length == 2) {
                values.put(Setting.valueOf(words[0]), Integer.parseInt(words[1]));
            } else {
                steps.add(readStep(words));
            }
        }
        return new Seeded(seed, new Script(values, steps));
    }

    private static Step readStep(String[] words) {
        int at = Integer.parseInt(words[0]);
        if (words[1].equals("borrower")) {
            return new Do(at, Integer.parseInt(words[2]), Action.valueOf(words[3]));
        }
        int times = words[5].equals(ALWAYS) ? Fault.ALWAYS : Integer.parseInt(words[5]);
        var fault = new Fault(
                Call.valueOf(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                times,
                Reaction.valueOf(words[6]));
        return new Break(at, fault);
    }
}
