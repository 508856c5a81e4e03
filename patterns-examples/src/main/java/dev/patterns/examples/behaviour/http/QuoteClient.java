package dev.patterns.examples.behaviour.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks a server for a quote. Each call sends one request: it is a POST, because {@code java.net.http} by itself repeats
 * a GET whose connection is reset.
 */
final class QuoteClient {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private QuoteClient() {}

    /**
     * The body of the response.
     *
     * @param timeout the client's own timeout. It covers the headers, not the body
     * @throws HttpStatusException for any status but 200
     */
    static String quote(URI address, Optional<Duration> timeout) throws IOException, InterruptedException {
        var response = response(address, timeout);
        if (response.statusCode() != 200) {
            var retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, Instant.now()));
            throw new HttpStatusException(response.statusCode(), retryAfter);
        }
        return response.body();
    }

    /** The response, whatever its status is. */
    static HttpResponse<String> response(URI address, Optional<Duration> timeout)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("10 shares"));
        timeout.ifPresent(request::timeout);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
