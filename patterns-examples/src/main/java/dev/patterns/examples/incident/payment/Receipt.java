package dev.patterns.examples.incident.payment;

/** A processor's word that it captured the money. */
public record Receipt(String idempotencyKey, String processor) {}
