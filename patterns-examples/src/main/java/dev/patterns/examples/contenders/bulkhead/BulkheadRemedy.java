package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.examples.contenders.Remedy;

/** What a bulkhead's setting can do about a wrong behaviour. */
public enum BulkheadRemedy implements Remedy {
    /** Rejections are made without a stack trace. */
    NO_STACK_TRACE
}
