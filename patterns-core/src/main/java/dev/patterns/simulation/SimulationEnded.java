package dev.patterns.simulation;

/** Unwinds a client whose simulation is over. An Error, so that nobody takes it for the failure of a call. */
final class SimulationEnded extends Error {

    private static final long serialVersionUID = 1;

    SimulationEnded() {
        super("the simulation is over", null, false, false);
    }
}
