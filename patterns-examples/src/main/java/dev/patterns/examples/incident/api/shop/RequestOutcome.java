package dev.patterns.examples.incident.api.shop;

/** How a request ended. */
public enum RequestOutcome {
    ANSWERED("answered"),
    NO_CONNECTION("no connection"),
    PRICES_REFUSED("price service failed"),
    PRICE_CALL_REJECTED("price call rejected"),
    DATABASE_ERROR("database error"),
    UNEXPECTED_ERROR("unexpected error");

    private final String label;

    RequestOutcome(String label) {
        this.label = label;
    }

    /** For tables. */
    public String label() {
        return label;
    }
}
