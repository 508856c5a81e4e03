package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.bulkhead.Bulkhead;

/** The bulkheads that are compared. The documents have none. */
public enum BulkheadContender {
    HANDWRITTEN {
        @Override
        public Policy open(String name, int limit, Time time) {
            return Bulkhead.builder(name).limit(limit).time(time).build();
        }
    },
    RESILIENCE4J {
        @Override
        public Policy open(String name, int limit, Time time) {
            return new Resilience4jBulkhead(name, limit);
        }
    };

    /**
     * Makes a new bulkhead in which no call waits: a call that finds no permit gets a
     * {@link dev.patterns.CallRejectedException}. Since none waits, it runs in simulated time too.
     */
    public abstract Policy open(String name, int limit, Time time);
}
