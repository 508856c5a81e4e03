/**
 * Fallback: calls an alternative when a call fails.
 *
 * <p>Read {@link Fallback}; the other types hold its settings and may be left unread.
 */
package dev.patterns.fallback;
