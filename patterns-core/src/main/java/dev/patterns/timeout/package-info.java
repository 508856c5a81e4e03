/**
 * Timeout: limits how long a caller waits for a call.
 *
 * <p>Read {@link Timeout} first: it says which two ways there are. {@code WorkerThreadCall} is the first way,
 * {@code CallerThreadCall} with {@code TimerInterrupts} the second; each can be read without the other.
 *
 * <p>May be left unread: the builder, the config and the exception, which hold values; and
 * {@code CallReport}, which serves listeners.
 */
package dev.patterns.timeout;
