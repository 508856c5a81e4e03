package dev.patterns.examples.incident.real;

import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.examples.incident.trace.CorrelationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client of a processor, on {@code java.net.http}. It uses POST: on a reset, java.net.http repeats a GET by itself.
 */
final class HttpProcessorClient implements PaymentProcessor {

    private final String name;
    private final HttpClient client;
    private final URI address;
    private final @Nullable Duration timeout;

    /** @param timeout for the whole response, body included; null for none */
    HttpProcessorClient(String name, HttpClient client, URI address, @Nullable Duration timeout) {
        this.name = name;
        this.client = client;
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException {
        var card = payment.declined() ? ProcessorServer.DECLINED_CARD : ProcessorServer.CARD;
        var body = "{\"payment\":%d,\"cents\":%d,\"card\":\"%s\"}".formatted(payment.id(), payment.cents(), card);
        var response = post(ProcessorServer.CHARGES, idempotencyKey, body);
        return switch (response.statusCode()) {
            case 200 -> new Receipt(idempotencyKey, name);
            case 402 -> throw new DeclinedException(idempotencyKey);
            case 503 -> throw unavailable(response);
            default -> throw new IOException(name + " answered a charge with " + response.statusCode());
        };
    }

    @Override
    public void voidCharge(String idempotencyKey) throws IOException, InterruptedException {
        var response = post(ProcessorServer.VOIDS, idempotencyKey, "{}");
        if (response.statusCode() == 503) {
            throw unavailable(response);
        } else if (response.statusCode() != 200) {
            throw new IOException(name + " answered a void with " + response.statusCode());
        }
    }

    private HttpResponse<String> post(String path, String idempotencyKey, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .header(ProcessorServer.IDEMPOTENCY_KEY, idempotencyKey)
                .POST(BodyPublishers.ofString(body));
        CorrelationId.headers().forEach(request::header);
        return timeout == null
                ? client.send(request.build(), BodyHandlers.ofString())
                : sendWithin(timeout, request.build());
    }

    private ProcessorUnavailableException unavailable(HttpResponse<String> response) {
        var seconds =
                response.headers().firstValueAsLong("Retry-After"); // the incident's processors send seconds, not dates
        return new ProcessorUnavailableException(
                name, seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : null);
    }

    /** Limits the whole exchange. The timeout of {@code HttpRequest} covers the headers only, not a slow body. */
    private HttpResponse<String> sendWithin(Duration timeout, HttpRequest request)
            throws IOException, InterruptedException {
        var response = client.sendAsync(request, BodyHandlers.ofString());
        try {
            return response.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer from " + name + " within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            response.cancel(true); // no effect on a completed response
        }
    }
}
