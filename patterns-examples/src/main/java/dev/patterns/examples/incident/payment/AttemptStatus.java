package dev.patterns.examples.incident.payment;

/** What a row of the database says of its attempt. */
public enum AttemptStatus {
    PENDING,
    PAID,
    FAILED,
    UNKNOWN
}
