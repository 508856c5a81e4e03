package dev.patterns.examples.incident.payment;

/** The state of one payment attempt, as its row in the database has it. */
public enum AttemptStatus {
    PENDING,
    PAID,
    FAILED,
    UNKNOWN
}
