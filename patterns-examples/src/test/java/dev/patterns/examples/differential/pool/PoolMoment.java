package dev.patterns.examples.differential.pool;

import dev.patterns.examples.differential.pool.PoolStep.Action;
import java.util.List;

/**
 * Both pools have taken the same step. What an explanation looks at if they differ now.
 *
 * @param steps up to here
 * @param ours after each step
 * @param theirs after the last step; they were alike after all the others
 */
record PoolMoment(List<PoolStep> steps, List<Seen> ours, Seen theirs) {

    boolean areAlike() {
        return last().equals(theirs);
    }

    Seen last() {
        return ours.get(ours.size() - 1);
    }

    PoolStep step() {
        return steps.get(steps.size() - 1);
    }

    boolean isStep(Action action) {
        return step().action() == action;
    }

    /** Whether a borrower has done this before, on an open lease. */
    boolean wasDone(Action action) {
        for (int i = 0; i < steps.size() - 1; i++) {
            if (steps.get(i).action() == action && ours.get(i).outcome().equals(DrivenPool.DONE)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "ours: " + last() + "; theirs: " + theirs;
    }
}
