package dev.patterns.internal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A predicate that matches failures by type, subtypes included. It doesn't look at causes. It prints as the types'
 * names, so that a config can be read in a log.
 *
 * <p>Every setting that takes one also takes any other {@code Predicate<Throwable>}.
 */
public record FailureTypes(List<Class<? extends Throwable>> types) implements Predicate<Throwable> {

    private static final FailureTypes NONE = new FailureTypes(List.of());
    private static final FailureTypes ALL = new FailureTypes(List.of(Throwable.class));

    public FailureTypes {
        types = List.copyOf(types);
    }

    /** Matches these types and their subtypes. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static FailureTypes of(Class<? extends Throwable>... types) {
        return new FailureTypes(List.of(types));
    }

    /** Matches everything that can be thrown. */
    public static FailureTypes all() {
        return ALL;
    }

    /** Matches nothing. */
    public static FailureTypes none() {
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
