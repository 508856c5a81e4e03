/**
 * Guarded HTTP calls: a retry around a breaker around a timeout, against a real server with the usual kinds of failure.
 *
 * <p>The server is WireMock on the loopback interface, the client {@code java.net.http}. Requests are counted at the
 * server.
 */
@NullMarked
package dev.patterns.examples.behaviour.http;

import org.jspecify.annotations.NullMarked;
