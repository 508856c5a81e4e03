package dev.patterns.examples.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each case of a suite, contenders that it must find wrong; and one without a flaw, which every case must find
 * right. That shows that a case can fail, and that it fails for the flaw.
 */
public final class Mutants<T extends Trial> {

    private final Suite<T> suite;
    private final Contender<T> flawless;
    private final Map<String, List<Contender<T>>> ofCase = new LinkedHashMap<>();
    private final Map<String, Contender<T>> flawlessOfCase = new HashMap<>();

    public Mutants(Suite<T> suite, Contender<T> flawless) {
        this.suite = suite;
        this.flawless = flawless;
    }

    /** The case must find this contender different. */
    public Mutants<T> add(String caseId, Contender<T> mutant) {
        ofCase.computeIfAbsent(caseId, id -> new ArrayList<>()).add(mutant);
        return this;
    }

    Suite<T> suite() {
        return suite;
    }

    /**
     * For this case another contender is the one without a flaw: what the case asks for needs more than a small
     * example.
     */
    public Mutants<T> flawlessFor(String caseId, Contender<T> other) {
        flawlessOfCase.put(caseId, other);
        return this;
    }

    Contender<T> flawless(Case<T> one) {
        return flawlessOfCase.getOrDefault(one.id(), flawless);
    }

    List<Contender<T>> of(Case<T> one) {
        return ofCase.getOrDefault(one.id(), List.of());
    }

    /** Case ids that have mutants and are not in the suite: misspelled, or left behind. */
    List<String> unknownCases() {
        var known = suite.cases().stream().map(Case::id).toList();
        return ofCase.keySet().stream().filter(id -> !known.contains(id)).toList();
    }
}
