package dev.patterns.examples.behaviour.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The Retry-After header of a response (RFC 9110, section 10.2.3): a number of seconds, or a date. */
final class RetryAfter {

    private static final int LONGEST = 9; // digits: more than 30 years

    private RetryAfter() {}

    /** The wait from now on, zero for a date that has passed; empty if the value is neither a number nor a date. */
    static Optional<Duration> parse(String value, Instant now) {
        var text = value.trim();
        if (text.matches("\\d{1," + LONGEST + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
