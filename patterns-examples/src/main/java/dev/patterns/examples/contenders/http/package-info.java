/**
 * The compared guards of an HTTP call: a retry around a breaker around a timeout, as the documents, patterns-core,
 * Resilience4j and Failsafe each compose them.
 *
 * <p>Read {@link dev.patterns.examples.contenders.http.HttpGuardContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.http;

import org.jspecify.annotations.NullMarked;
