package dev.patterns.examples.differential;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A known difference.
 *
 * @param id the case of the behaviour catalogue that shows it
 * @param name what the library does
 * @param fits whether it accounts for a difference seen at this moment. It is as narrow as it can be: one that fits too
 *     much hides defects.
 */
public record Explanation<M>(String id, String name, Predicate<? super M> fits) {

    /** The first one that fits. */
    public static <M> Optional<String> find(List<Explanation<M>> explanations, M moment) {
        return explanations.stream()
                .filter(each -> each.fits.test(moment))
                .map(Explanation::toString)
                .findFirst();
    }

    /** All but the one with this id. */
    public static <M> List<Explanation<M>> without(String id, List<Explanation<M>> explanations) {
        return explanations.stream().filter(each -> !each.id.equals(id)).toList();
    }

    public static <M> String[] texts(List<Explanation<M>> explanations) {
        return explanations.stream().map(Explanation::toString).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return id + " " + name;
    }
}
