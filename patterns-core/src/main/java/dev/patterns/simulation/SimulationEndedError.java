package dev.patterns.simulation;

/** Ends a thread whose simulation is over. An Error, so that no policy takes it for the failure of a call. */
final class SimulationEndedError extends Error {

    private static final long serialVersionUID = 1;

    SimulationEndedError() {
        super("the simulation is over", null, false, false);
    }
}
