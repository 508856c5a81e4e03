package dev.patterns.examples.contenders.limit;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import dev.patterns.Time;
import dev.patterns.bulkhead.Bulkhead;

/**
 * Limiters that find their own limit. All begin with the same limit, and have the same lowest and highest one where
 * they have a setting for it; all other settings are the libraries' defaults. Netflix's are fed with the averages of
 * one second. Vegas probes after a random number of these; a run of a minute has fewer, so it is the same every time.
 */
public enum LimitContender implements LimitAdapter.Factory {
    HANDWRITTEN {
        @Override
        public LimitAdapter create(Time time) {
            return new BulkheadLimit(Bulkhead.builder("adaptive")
                    .limit(INITIAL)
                    .adaptiveLimit(MIN, MAX)
                    .time(time)
                    .build());
        }
    },
    GRADIENT2 {
        @Override
        public LimitAdapter create(Time time) {
            var gradient = Gradient2Limit.newBuilder()
                    .initialLimit(INITIAL)
                    .minLimit(MIN)
                    .maxConcurrency(MAX)
                    .build();
            return new NetflixLimit(WindowedLimit.newBuilder().build(gradient), time);
        }
    },
    VEGAS {
        @Override
        public LimitAdapter create(Time time) {
            var vegas = VegasLimit.newBuilder()
                    .initialLimit(INITIAL)
                    .maxConcurrency(MAX)
                    .build();
            return new NetflixLimit(WindowedLimit.newBuilder().build(vegas), time);
        }
    };

    static final int INITIAL = 20;
    static final int MIN = 1;
    static final int MAX = 200;

    /** A limit that doesn't change. */
    public static LimitAdapter.Factory fixed(int limit) {
        return time -> new BulkheadLimit(
                Bulkhead.builder("fixed").limit(limit).time(time).build());
    }
}
