package dev.patterns.examples.behaviour;

/** What a case does to a contender. It is written once, against the pattern's adapter, and runs on every contender. */
@FunctionalInterface
public interface Scenario<T extends Trial> {

    /** What it throws and does not catch is seen as a different behaviour. */
    Observation run(T trial) throws Exception;
}
