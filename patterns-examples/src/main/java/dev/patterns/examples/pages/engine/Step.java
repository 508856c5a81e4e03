package dev.patterns.examples.pages.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One step of a page: a concept in a title and a few sentences, and a figure that plays it. An immutable value.
 *
 * <p>A figure may have controls. Nothing is computed on the page, so the run of each combination of their options is
 * recorded. Two combinations with the same run share it.
 */
public final class Step {

    /** @param options written beside each other; the first is chosen at first, unless {@code start} says otherwise */
    record Control(String label, List<String> options, int start) {}

    /** A setting of the run that is the same in all combinations. */
    record Setting(String name, String value) {}

    /** The recorder of one combination. */
    @FunctionalInterface
    public interface Recorder extends Function<Choice, Trace> {}

    /** The option of each control, counted from 0. */
    public record Choice(List<Integer> options) {
        public int of(int control) {
            return options.get(control);
        }
    }

    final String title;
    final List<String> text;
    final Stage stage;
    final List<Setting> settings;
    final List<Control> controls;
    final List<Trace> traces;

    private Step(Builder builder, List<Trace> traces) {
        this.title = builder.title;
        this.text = List.of(builder.text);
        this.stage = builder.stage;
        this.settings = List.copyOf(builder.settings);
        this.controls = List.copyOf(builder.controls);
        this.traces = traces;
    }

    /** The title. */
    @Override
    public String toString() {
        return title;
    }

    /** @param text paragraphs; words between backticks are set as code */
    public static Builder of(String title, Stage stage, String... text) {
        return new Builder(title, stage, text);
    }

    /** Sets a step up. Ends with {@link #playing}. */
    public static final class Builder {
        private final String title;
        private final Stage stage;
        private final String[] text;
        private final List<Setting> settings = new ArrayList<>();
        private final List<Control> controls = new ArrayList<>();

        private Builder(String title, Stage stage, String... text) {
            this.title = title;
            this.stage = stage;
            this.text = text.clone();
        }

        /** Writes a setting of the run under the figure: each that has an effect and that no control changes. */
        public Builder setting(String name, String value) {
            settings.add(new Setting(name, value));
            return this;
        }

        /** Adds a control: a choice of two to six options. */
        public Builder control(String label, String... options) {
            return control(label, 0, options);
        }

        /** Adds a control that is at this option when the page opens. */
        public Builder control(String label, int start, String... options) {
            controls.add(new Control(label, List.of(options), start));
            return this;
        }

        /** Records the run of each combination of the controls' options. */
        public Step playing(Recorder recorder) {
            var traces = new ArrayList<Trace>();
            int combinations = controls.stream()
                    .mapToInt(control -> control.options.size())
                    .reduce(1, Math::multiplyExact);
            for (int i = 0; i < combinations; i++) {
                traces.add(recorder.apply(choice(i)));
            }
            return new Step(this, traces);
        }

        /** Records the only run of a step without controls. */
        public Step playing(long seed, Play.Scene scene) {
            return playing(choice -> Play.record(seed, scene));
        }

        /** The last control changes fastest. */
        private Choice choice(int combination) {
            var options = new Integer[controls.size()];
            int rest = combination;
            for (int i = options.length - 1; i >= 0; i--) {
                int size = controls.get(i).options.size();
                options[i] = rest % size;
                rest /= size;
            }
            return new Choice(List.of(options));
        }
    }
}
