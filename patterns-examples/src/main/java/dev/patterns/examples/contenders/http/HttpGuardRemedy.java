package dev.patterns.examples.contenders.http;

import dev.patterns.examples.contenders.Remedy;

/** What a guard's setting can do about a wrong behaviour. */
public enum HttpGuardRemedy implements Remedy {
    /** The wait before a retry is at least what the response's Retry-After asks for. */
    RETRY_AFTER,
    /** A Retry-After that is longer than {@link HttpFailures#maxRetryAfter} ends the call. */
    MAX_RETRY_AFTER
}
