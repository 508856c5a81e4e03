package dev.patterns.examples.snippets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface. It answers with the scripted statuses, then with 200. */
final class FailingServer implements AutoCloseable {

    /** In place of a status: the server accepts the request and never answers it. */
    static final int NEVER = 0;

    private final HttpServer server;
    private final Queue<Integer> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    FailingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/quote", exchange -> {
            requests.incrementAndGet();
            var next = script.poll();
            int status = next == null ? 200 : next;
            if (status != NEVER) {
                byte[] body = "41.20".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http:/" + server.getAddress() + "/quote");
    }

    void answers(Integer... statuses) {
        script.addAll(List.of(statuses));
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
