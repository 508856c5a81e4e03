package dev.patterns.examples.incident.payment;

/** A processor's confirmation that it captured the charge of this key. */
public record Receipt(String idempotencyKey, String processor) {}
