package dev.patterns;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A set of failures, by type: a predicate that a log reader understands. Subclasses belong to it; causes are not looked at.
 *
 * <p>Wherever a policy takes one it takes any other {@code Predicate<Throwable>} as well.
 */
public record Failures(List<Class<? extends Throwable>> types) implements Predicate<Throwable> {

    private static final Failures NONE = new Failures(List.of());
    private static final Failures ALL = new Failures(List.of(Throwable.class));

    public Failures {
        types = List.copyOf(types);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Failures of(Class<? extends Throwable>... types) {
        return new Failures(List.of(types));
    }

    public static Failures all() {
        return ALL;
    }

    public static Failures none() {
        return NONE;
    }

    @Override
    public boolean test(Throwable failure) {
        for (var type : types) {
            if (type.isInstance(failure)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return types.isEmpty()
                ? "none"
                : types.stream().map(Class::getSimpleName).collect(Collectors.joining("|"));
    }
}
