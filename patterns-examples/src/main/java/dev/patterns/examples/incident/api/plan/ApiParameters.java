package dev.patterns.examples.incident.api.plan;

import static dev.patterns.examples.incident.plan.RunParameters.number;
import static dev.patterns.examples.incident.plan.RunParameters.percent;
import static dev.patterns.examples.incident.plan.RunParameters.text;
import static dev.patterns.examples.incident.result.Parameter.chosen;
import static dev.patterns.examples.incident.result.Parameter.given;

import dev.patterns.examples.incident.result.Parameter;
import java.util.List;

/** The parameters of a run for the report, each marked as given by the story or chosen. */
public final class ApiParameters {

    private ApiParameters() {}

    /** @param shares where the time of a listing went when no other request ran */
    public static List<Parameter> of(ApiWorkload workload, LatencyShares shares) {
        return List.of(
                given("P95 before", "3.2 s", "api-peak; the proportion to the P95 after it counts"),
                given("P95 after", "220 ms", "at least 14.5 times shorter in the hand-written tier"),
                given("errors before", "12 %", "what api-peak is calibrated to, in the peak"),
                given("errors after", "0.3 %", "what the hand-written tier must not exceed, in the peak"),
                given("connections after", "60 %", "of the limit; what the hand-written tier must not exceed"),
                given(
                        "where the time went",
                        "60 % queries, 25 % external calls, 15 % serialization",
                        "here: " + shares),
                given(
                        "what was fixed",
                        "indexes, N+1 queries, pooling, cached external calls, async processing",
                        "the story's list"),
                given(
                        "documents' pool",
                        "20 + 10 overflow, 30 s connection timeout",
                        "its size in the other tiers too"),
                chosen("seed", Long.toString(workload.seed()), "--seed"),
                chosen(
                        "catalogue",
                        "%,d products in %d categories".formatted(ApiDefaults.PRODUCTS, ApiDefaults.CATEGORIES),
                        "category k is visited 1/k as often as the first"),
                chosen(
                        "requests",
                        percent(ApiDefaults.STOCK_REQUESTS) + " for a stock",
                        "the others for a page of " + ApiDefaults.PRODUCTS_PER_PAGE + " products with prices"),
                chosen(
                        "capacity as found",
                        number(Math.round(workload.capacity() * 10) / 10.0) + " requests a second",
                        "measured before the acts: the load is in proportion to it"),
                chosen(
                        "load",
                        number(ApiDefaults.PEAK_LOAD) + " of the capacity in the peak, "
                                + number(ApiDefaults.USUAL_LOAD) + " outside",
                        "Poisson, open loop"),
                chosen(
                        "peak",
                        text(workload.peak()),
                        "--peak; after %s, and %s follow"
                                .formatted(text(workload.beforePeak()), text(workload.afterPeak()))),
                chosen(
                        "price errors",
                        percent(ApiDefaults.PRICE_ERRORS),
                        "of the price service's answers from the start of the peak on: 503"),
                chosen(
                        "price latency",
                        text(ApiDefaults.PRICE_LATENCY),
                        "median of a log-normal, sigma " + number(ApiDefaults.LATENCY_SIGMA)),
                chosen(
                        "price stall",
                        text(workload.ofPeak(ApiDefaults.STALL)),
                        "%s into the peak: calls that arrive in it take that much longer"
                                .formatted(text(workload.ofPeak(ApiDefaults.STALL_START)))),
                chosen("connection limit", Integer.toString(ApiDefaults.CONNECTION_LIMIT), "of the database"),
                chosen(
                        "connections as found",
                        "a new one for each request",
                        "if refused, tried again every %s for %s"
                                .formatted(text(ApiDefaults.RECONNECT_INTERVAL), text(ApiDefaults.RECONNECT_LIMIT))),
                chosen(
                        "pool's connection timeout",
                        text(ApiDefaults.CONNECTION_TIMEOUT),
                        "hand-written and library; then the request fails"),
                chosen(
                        "cache",
                        "fresh for " + text(ApiDefaults.CACHE_FRESH),
                        "less by up to a half; hand-written and library also: warmed, single flight, stale on error"),
                chosen(
                        "bulkhead",
                        ApiDefaults.BULKHEAD_CALLS + " calls",
                        "to the price service, none waits; the documents have none"));
    }
}
