package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.AttemptState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A place where a process can crash: before or after one of its steps. A step is a call of the table or of a processor.
 * Nothing else that a process does leaves a trace outside of it.
 */
record CrashPoint(Role role, Step step, boolean isAfter) {

    /** What the process runs. */
    enum Role {
        SERVICE,
        RECONCILER
    }

    enum Step {
        READ,
        RECORD,
        CHARGE,
        FIND_OPEN,
        CLAIM,
        LOOK_UP,
        VOID,
        TO_PAID,
        TO_DECLINED,
        TO_FAILED,
        TO_VOIDING,
        TO_VOIDED;

        static Step to(AttemptState state) {
            return valueOf("TO_" + state);
        }
    }

    private static final Set<Step> OF_THE_SERVICE_ALONE =
            EnumSet.of(Step.READ, Step.RECORD, Step.CHARGE, Step.TO_FAILED);
    private static final Set<Step> OF_THE_RECONCILER_ALONE = EnumSet.of(Step.FIND_OPEN, Step.CLAIM);

    /** Every crash point there is. */
    static List<CrashPoint> all() {
        var all = new ArrayList<CrashPoint>();
        for (var role : Role.values()) {
            var steps = EnumSet.allOf(Step.class);
            steps.removeAll(role == Role.SERVICE ? OF_THE_RECONCILER_ALONE : OF_THE_SERVICE_ALONE);
            for (var step : steps) {
                all.add(new CrashPoint(role, step, false));
                all.add(new CrashPoint(role, step, true));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return role + (isAfter ? " after " : " before ") + step;
    }
}
