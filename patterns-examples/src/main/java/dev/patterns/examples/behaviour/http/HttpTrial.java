package dev.patterns.examples.behaviour.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.http.HttpFailures;
import dev.patterns.examples.contenders.http.HttpGuard;
import dev.patterns.examples.contenders.http.HttpGuardContender;
import dev.patterns.examples.contenders.http.HttpGuardSettings;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run of one guard against a real server. A second of the scenario is a second. */
public final class HttpTrial extends Trial {

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final HttpFailures FAILURES = new HttpFailures(
            HttpTrial::isTransient,
            HttpTrial::isFaultOfTheCaller,
            failure -> failure instanceof HttpStatusException status ? status.retryAfter() : Optional.empty(),
            Duration.ofSeconds(60),
            Optional.empty());

    private final Opener opener;
    private final String path = "/quotes/" + NUMBER.incrementAndGet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable QuoteServer server;
    private volatile @Nullable URI address;
    private volatile @Nullable Exception lastFailure;

    /** Makes a contender's guard. */
    @FunctionalInterface
    public interface Opener {
        HttpGuard open(HttpGuardSettings settings);
    }

    /** What is sent in one attempt. */
    @FunctionalInterface
    interface Request<T> {
        T send(URI address, Optional<Duration> timeout) throws IOException, InterruptedException;
    }

    public HttpTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<HttpTrial> of(HttpGuardContender contender) {
        return new Contender<>(
                contender.name(), false, contender::settingFor, setup -> new HttpTrial(setup, contender::open));
    }

    /** A failure of the network or the server, or "too many requests". The same request may succeed later. */
    private static boolean isTransient(Throwable failure) {
        return failure instanceof HttpStatusException answer
                ? answer.status() >= 500 || answer.status() == 429
                : failure instanceof IOException || failure instanceof TimeoutExceededException;
    }

    /** The server is well: it says that the request is wrong. */
    private static boolean isFaultOfTheCaller(Throwable failure) {
        return failure instanceof HttpStatusException answer && answer.status() < 500;
    }

    /** Three attempts; a breaker that five failures in a row open for 60 s; a timeout that is never exceeded. */
    HttpGuard guard() {
        return guard(settings -> settings);
    }

    /** The same with other settings. */
    HttpGuard guard(UnaryOperator<HttpGuardSettings> change) {
        return opener.open(change.apply(HttpGuardSettings.of("quotes", FAILURES).remedy(remedy())));
    }

    /** The server gives this response to every request from now on. */
    void answerAlways(ResponseDefinitionBuilder response) {
        server().answerAlways(path, response);
    }

    /** The server gives this response so many times, then the quote. */
    void answerFirst(int times, ResponseDefinitionBuilder response) {
        server().answerFirst(path, times, response);
    }

    /** Uses a server of its own from now on. The caller closes it. */
    void use(QuoteServer own) {
        server = own;
        address = own.address(path);
    }

    /** Starts a server of its own, which stops when the run has ended, and uses it from now on. */
    QuoteServer startServer(int port) {
        var own = closeAtEnd(new QuoteServer(port));
        use(own);
        return own;
    }

    /** The path of this run's requests. */
    String path() {
        return path;
    }

    /** Sends requests to an address where no server answers. */
    void connectTo(int port) {
        address = URI.create("http://127.0.0.1:" + port + path);
    }

    private synchronized QuoteServer server() {
        var used = server;
        if (used == null) {
            used = SharedServer.acquire();
            closeAtEnd(SharedServer::release);
            use(used);
        }
        return used;
    }

    /** Makes a guarded call and puts its outcome in words: "quote", "HTTP 503", "a timeout". */
    String call(HttpGuard guard) {
        return call(guard, QuoteClient::quote);
    }

    String call(HttpGuard guard, Request<?> request) {
        var result = resultOrFailure(() -> guard.call(() -> attempt(request, guard.clientTimeout())));
        var outcome = outcome(result);
        say("the call ends with %s: breaker %s", outcome, guard.breakerState());
        return outcome;
    }

    private <T> T attempt(Request<T> request, Optional<Duration> timeout) throws IOException, InterruptedException {
        var to = address;
        if (to == null) {
            throw new IllegalStateException("the scenario has said neither what the server answers nor where it is");
        }
        attempts.incrementAndGet();
        running.incrementAndGet();
        try {
            return request.send(to, timeout);
        } catch (IOException | InterruptedException failure) {
            lastFailure = failure;
            throw failure;
        } finally {
            running.decrementAndGet();
        }
    }

    private String outcome(@Nullable Object result) {
        if (result instanceof CallRejectedException) {
            return "a rejection";
        } else if (result instanceof TimeoutExceededException || result instanceof HttpTimeoutException) {
            return "a timeout";
        } else if (result instanceof HttpResponse<?> response) {
            return "a response with " + response.statusCode();
        } else if (result instanceof InterruptedException) {
            return "an interrupt";
        } else if (result instanceof Exception && !result.equals(lastFailure)) {
            return result.getClass().getSimpleName() + ", not the client's own exception";
        } else if (result instanceof HttpStatusException answer) {
            return "HTTP " + answer.status();
        } else if (result instanceof ConnectException) {
            return "a refused connection";
        }
        return result instanceof IOException
                ? "an I/O failure"
                : String.valueOf(result).trim();
    }

    /** How many attempts the guard has made. */
    int attempts() {
        return attempts.get();
    }

    /** How many attempts are running now. */
    int runningAttempts() {
        return running.get();
    }

    /** How many requests have arrived at the server, which may take a moment after they were sent. */
    int requests() {
        await(() -> server().requests(path) >= attempts.get(), 3);
        return server().requests(path);
    }

    /** Waits until it is true, for so many seconds at most. */
    void await(BooleanSupplier condition, double seconds) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()
                && System.nanoTime() - start < seconds(seconds).toNanos()) {
            advance(0.005);
        }
    }

    /** "quote after 3 requests, breaker CLOSED". */
    String ended(String outcome, HttpGuard guard) {
        int requests = requests();
        return "%s after %d request%s, breaker %s"
                .formatted(outcome, requests, requests == 1 ? "" : "s", guard.breakerState());
    }
}
