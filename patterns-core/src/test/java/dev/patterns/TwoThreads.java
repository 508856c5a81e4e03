package dev.patterns;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * A short program of two threads for Lincheck's model checker. Random programs are many, and each meets a certain race
 * seldom; a program that was written for a race meets it in each run, because all its interleavings are tried.
 *
 * <p>An operation is the name of a method of the model, and perhaps a number: "acquire 1".
 */
public final class TwoThreads {

    private static final int INTERLEAVINGS = 500; // more than two short operations have

    private final Class<?> model;
    private List<Actor> before = List.of();
    private List<Actor> after = List.of();

    private TwoThreads(Class<?> model) {
        this.model = model;
    }

    /** Its operations are methods that have Lincheck's annotation. */
    public static TwoThreads of(Class<?> model) {
        return new TwoThreads(model);
    }

    public TwoThreads before(String... operations) {
        before = actors(operations);
        return this;
    }

    public TwoThreads after(String... operations) {
        after = actors(operations);
        return this;
    }

    /** Fails if the threads together get answers that they get in no order of their operations. */
    public void areLinearizable(String one, String other) {
        new ModelCheckingOptions()
                .iterations(0)
                .invocationsPerIteration(INTERLEAVINGS)
                .addCustomScenario(new ExecutionScenario(before, List.of(actors(one), actors(other)), after, null))
                .check(model);
    }

    private List<Actor> actors(String... operations) {
        var actors = new ArrayList<Actor>();
        for (var operation : operations) {
            var words = operation.split(" ");
            var arguments = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
            actors.add(new Actor(method(words[0]), arguments));
        }
        return actors;
    }

    private Method method(String name) {
        return Arrays.stream(model.getMethods())
                .filter(method -> method.getName().equals(name))
                .findAny()
                .orElseThrow();
    }
}
