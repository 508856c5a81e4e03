package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.BadResult;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRetryTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:37Z");

    @Test
    void theTransientStatusesAreThoseOfCurl() {
        assertThat(IntStream.range(100, 600).filter(HttpRetry::isTransientStatus))
                .containsExactly(408, 429, 500, 502, 503, 504);
        assertThat(HttpRetry.isTransientResponse(new Response(503, Map.of()))).isTrue();
        assertThat(HttpRetry.isTransientResponse(new Response(200, Map.of()))).isFalse();
        assertThat(HttpRetry.isTransientResponse("503")).isFalse();
        assertThat(HttpRetry.isTransientResponse(null)).isFalse();
    }

    @Test
    void aBrokenConnectionIsTransient_aWrongServerIsNot() {
        for (var failure : List.of(new ConnectException(), new HttpTimeoutException(""), new EOFException())) {
            assertThat(HttpRetry.isTransient(failure)).isTrue();
        }
        for (var failure :
                List.of(new SSLHandshakeException(""), new ProtocolException(), new IllegalArgumentException())) {
            assertThat(HttpRetry.isTransient(failure)).isFalse();
        }
    }

    @Test
    void tooManyRequestsAndUnavailableAreThrottling() {
        assertThat(IntStream.range(100, 600)
                        .filter(status -> HttpRetry.isThrottled(new BadResult(new Response(status, Map.of())))))
                .containsExactly(429, 503);
        assertThat(HttpRetry.isThrottled(new IOException())).isFalse();
    }

    @Test
    void retryAfterMayBeANumberOfSeconds() {
        assertThat(retryAfter("120")).hasValue(Duration.ofMinutes(2));
        assertThat(retryAfter(" 0 ")).hasValue(Duration.ZERO);
        assertThat(retryAfter("999999999999999999")).hasValue(Duration.ofSeconds(999_999_999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fri, 06 Nov 2026 08:50:07 GMT", "Friday, 06-Nov-26 08:50:07 GMT", "Fri Nov  6 08:50:07 2026"})
    void retryAfterMayBeADateInThreeForms(String date) {
        assertThat(retryAfter(date)).hasValue(Duration.ofSeconds(30));
    }

    @Test
    void retryAfterReadsTheDatesOfEveryMonth() {
        for (int month = 1; month <= 12; month++) {
            var date =
                    NOW.atOffset(ZoneOffset.UTC).withYear(2026).withMonth(month).withDayOfMonth(9);

            assertThat(HttpRetry.parseRetryAfter(
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(date).replace(", 9", ", 09"),
                            date.minusSeconds(5).toInstant()))
                    .hasValue(Duration.ofSeconds(5));
        }
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        assertThat(retryAfter("Fri, 06 Nov 2026 08:49:07 GMT")).hasValue(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "12 s", "9999999999999999999", "Fri, 06 Nov 2026"})
    void aRetryAfterThatCannotBeReadIsIgnored(String value) {
        assertThat(retryAfter(value)).isEmpty();
    }

    @Test
    void aDateIsCountedFromTheDateOfTheResponse() {
        var headers = Map.of("Retry-After", "Fri, 06 Nov 2026 08:50:07 GMT", "Date", "Fri, 06 Nov 2026 08:49:37 GMT");

        assertThat(HttpRetry.retryAfter(new BadResult(new Response(503, headers))))
                .hasValue(Duration.ofSeconds(30));
        assertThat(HttpRetry.retryAfter(
                        new BadResult(new Response(503, Map.of("Retry-After", headers.get("Retry-After"))))))
                .isEmpty();
        assertThat(HttpRetry.retryAfter(new BadResult(new Response(503, Map.of("Retry-After", "7")))))
                .hasValue(Duration.ofSeconds(7));
        assertThat(HttpRetry.retryAfter(new BadResult(new Response(503, Map.of()))))
                .isEmpty();
        assertThat(HttpRetry.retryAfter(new IOException())).isEmpty();
    }

    @Test
    void gRPCsPushbackIsMilliseconds_andAnythingElseMeansNoRetry() {
        assertThat(HttpRetry.parseGrpcPushback("1500")).hasValue(Duration.ofMillis(1_500));
        assertThat(HttpRetry.parseGrpcPushback("0")).hasValue(Duration.ZERO);
        assertThat(HttpRetry.parseGrpcPushback(null)).isEmpty();

        for (var refusal : List.of("-1", "", "soon")) {
            var fixture = new RetryFixture();
            var retry = fixture.retry()
                    .retryAfter(failure -> HttpRetry.parseGrpcPushback(refusal))
                    .maxRetryAfter(Duration.ofNanos(Long.MAX_VALUE))
                    .build();

            assertThatThrownBy(() -> fixture.call(retry, new IOException(), "answer"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void allFourTogetherRetryResponses() throws Exception {
        var fixture = new RetryFixture();
        var retry = fixture.retry()
                .maxAttempts(5)
                .retryOn(HttpRetry::isTransient)
                .retryOnResult(HttpRetry::isTransientResponse)
                .throttledOn(HttpRetry::isThrottled, Backoff.fixed(Duration.ofSeconds(2)))
                .retryAfter(HttpRetry::retryAfter)
                .build();

        var answer = fixture.call(
                retry,
                new ConnectException(),
                new Response(429, Map.of()),
                new Response(503, Map.of("Retry-After", "30")),
                new Response(500, Map.of()),
                new Response(404, Map.of()));

        assertThat(answer).isEqualTo(new Response(404, Map.of()));
        assertThat(fixture.attemptedAt).containsExactly(0L, 100L, 2_100L, 32_100L, 32_900L);
    }

    private static Optional<Duration> retryAfter(String value) {
        return HttpRetry.parseRetryAfter(value, NOW);
    }

    private record Response(int statusCode, Map<String, String> fields) implements HttpResponse<String> {

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(
                    fields.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                    (name, value) -> true);
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri()).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public String body() {
            return "";
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return URI.create("http://localhost/");
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
