package dev.patterns.examples.pages.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of a step and its runs, for the tests that compare them. */
public record StepRuns(Step step) {

    private static final Pattern PHASE = Pattern.compile("from ([\\d.]+) s to ([\\d.]+) s");

    /** A number in figures or in words. "One" is too often a pronoun. */
    private static final Pattern NUMBER = Pattern.compile(
            "\\d[\\d.,]*|(?<!between"
                    + " )\\b(two|three|four|five|six|seven|eight|ten|twelve"
                    + "|half|third|quarter|tenth|twice|double|doubles)\\b(?! figures"
                    + ")",
            Pattern.CASE_INSENSITIVE);

    public String title() {
        return step.title;
    }

    /** All paragraphs. */
    public String text() {
        return String.join("\n", step.text);
    }

    /** The numbers of the text that are in none of the quotes, each with the words around it. */
    public List<String> numbersOutsideOf(List<String> quotes) {
        var text = text();
        var isQuoted = new boolean[text.length()];
        for (var quote : quotes) {
            int at = text.indexOf(quote);
            Arrays.fill(isQuoted, at, at + quote.length(), true);
        }
        var numbers = new ArrayList<String>();
        var found = NUMBER.matcher(text);
        while (found.find()) {
            if (!isQuoted[found.start()]) {
                numbers.add(
                        "…" + text.substring(Math.max(0, found.start() - 30), Math.min(text.length(), found.end() + 30))
                                + "…");
            }
        }
        return numbers;
    }

    /** The run of these options: one label of each control, in their order. */
    public Recorded with(String... labels) {
        if (labels.length != step.controls.size()) {
            throw new IllegalArgumentException("one option of each of " + step.controls);
        }
        int number = 0;
        for (int i = 0; i < labels.length; i++) {
            var options = step.controls.get(i).options();
            if (!options.contains(labels[i])) {
                throw new IllegalArgumentException(labels[i] + " is none of " + options);
            }
            number = number * options.size() + options.indexOf(labels[i]);
        }
        return new Recorded(step.traces.get(number).play());
    }

    /** The controls and options that change no run, whatever the other controls are. */
    public List<String> optionsWithoutEffect() {
        var without = new ArrayList<String>();
        int stride = step.traces.size();
        for (var control : step.controls) {
            int options = control.options().size();
            stride /= options;
            for (int option = 1; option < options; option++) {
                if (!differs(stride, options, option)) {
                    without.add(control.label() + ": " + control.options().get(option));
                }
            }
        }
        return without;
    }

    /** Whether some run with this option differs from that with the option before. */
    private boolean differs(int stride, int options, int option) {
        return IntStream.range(0, step.traces.size())
                .filter(i -> i / stride % options == option)
                .anyMatch(i -> !seenIn(step.traces.get(i)).equals(seenIn(step.traces.get(i - stride))));
    }

    private static List<?> seenIn(Trace trace) {
        return Stream.concat(
                        trace.play().dots.stream().map(dot -> dot.points),
                        trace.play().gauges.values().stream().map(gauge -> gauge.changes))
                .toList();
    }

    /** The phases "from 3 s to 8 s" in the settings that are no phase of a service in any run. */
    public List<String> phasesOfNoRun() {
        var phases = step.traces.stream()
                .flatMap(trace -> trace.play().outages.stream())
                .map(outage -> outage.from() + " " + outage.to())
                .toList();
        return step.settings.stream()
                .flatMap(setting ->
                        PHASE.matcher(setting.name() + " " + setting.value()).results())
                .filter(phase ->
                        !phases.isEmpty() && !phases.contains(millis(phase.group(1)) + " " + millis(phase.group(2))))
                .map(MatchResult::group)
                .toList();
    }

    private static long millis(String seconds) {
        return Math.round(1000 * Double.parseDouble(seconds));
    }

    /** The way between two boxes, if the settings name it and it is another than that of the runs. */
    public List<String> wrongWays() {
        return step.settings.stream()
                .filter(setting -> setting.name().equals("the way between two boxes"))
                .map(Step.Setting::value)
                .filter(value -> step.traces.stream()
                        .anyMatch(trace -> trace.play().hop().toMillis() != millis(value.split(" ")[0])))
                .toList();
    }

    /** The runs of the options of the only control, in their order. */
    public List<Recorded> each() {
        return step.traces.stream().map(trace -> new Recorded(trace.play())).toList();
    }

    /** The only run of a step without controls. */
    public Recorded run() {
        return with();
    }
}
