package dev.patterns.examples.incident.api.shop;

import java.util.List;

/** Makes the texts of an answer. */
public interface Renderer {

    /** The page: what the client is waiting for. */
    String page(List<Product> products, PriceList prices);

    /** The record of the view, for statistics. It is as costly as the story's serialization. */
    String record(PageView view);
}
