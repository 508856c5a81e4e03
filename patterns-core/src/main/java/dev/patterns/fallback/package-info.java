/**
 * Fallback: calls an alternative when a call fails.
 *
 * <p>Read {@link Fallback} first. {@link CachedFallback} answers with what an earlier call returned, which
 * {@code LastAnswers} keeps. The other types hold settings and may be left unread.
 */
package dev.patterns.fallback;
