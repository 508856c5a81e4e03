package dev.patterns.examples.behaviour;

import java.util.List;
import java.util.function.Predicate;

/**
 * A pattern's cases and the contenders that they run on.
 *
 * @param pattern "circuitbreaker", for example
 */
public record Suite<T extends Trial>(String pattern, List<Contender<T>> contenders, List<Family<T>> families) {

    public List<Case<T>> cases() {
        return families.stream().flatMap(family -> family.cases().stream()).toList();
    }

    /** The same with fewer contenders and cases. */
    public Suite<T> only(Predicate<? super String> contenderNames, Predicate<? super String> caseIds) {
        return new Suite<>(
                pattern,
                contenders.stream()
                        .filter(contender -> contenderNames.test(contender.name()))
                        .toList(),
                families.stream()
                        .map(family -> new Family<>(
                                family.file(),
                                family.cases().stream()
                                        .filter(one -> caseIds.test(one.id()))
                                        .toList()))
                        .toList());
    }
}
