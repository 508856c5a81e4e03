package dev.patterns.examples.incident.api.shop;

import java.io.IOException;

/** Gives prices: the external service, or what stands before it. */
@FunctionalInterface
public interface PriceService {

    /**
     * The prices of a category's page.
     *
     * @throws IOException if the service refuses or can't be reached
     */
    PriceList prices(int category) throws IOException, InterruptedException;
}
