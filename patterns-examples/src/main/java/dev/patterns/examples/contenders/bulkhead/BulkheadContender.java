package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;

/** The bulkheads that are compared. The documents have no bulkhead. */
public enum BulkheadContender {
    HANDWRITTEN {
        @Override
        public BulkheadAdapter open(BulkheadSettings settings, Time time) {
            return new HandwrittenBulkhead(settings, time);
        }

        @Override
        public boolean runsInSimulatedTime() {
            return true;
        }
    },
    RESILIENCE4J {
        @Override
        public BulkheadAdapter open(BulkheadSettings settings, Time time) {
            return new Resilience4jBulkhead(settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return remedy == BulkheadRemedy.NO_STACK_TRACE
                    ? Optional.of(RemedySetting.inRealTime("writableStackTraceEnabled"))
                    : Optional.empty();
        }
    },
    FAILSAFE {
        @Override
        public BulkheadAdapter open(BulkheadSettings settings, Time time) {
            return new FailsafeBulkhead(settings);
        }
    };

    /** Makes a new bulkhead, all of whose permits are free. If no call waits, it runs in simulated time too. */
    public abstract BulkheadAdapter open(BulkheadSettings settings, Time time);

    /** Its own setting for a remedy. {@link BulkheadSettings#remedy} makes {@link #open} set it. */
    public Optional<RemedySetting> settingFor(Remedy remedy) {
        return Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others wait in real time. */
    public boolean runsInSimulatedTime() {
        return false;
    }
}
