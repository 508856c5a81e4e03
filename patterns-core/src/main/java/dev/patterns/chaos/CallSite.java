package dev.patterns.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is made.
 *
 * @param connection the connection that it is made on: closing that ends a hang; null if there is none
 * @param limit the longest that the call may hang; null if it has no limit of its own
 */
record CallSite(@Nullable Object connection, @Nullable Duration limit) {

    static final CallSite POLICY = new CallSite(null, null);
}
