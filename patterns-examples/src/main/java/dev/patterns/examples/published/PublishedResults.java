package dev.patterns.examples.published;

import java.util.List;

/** The list of all published results. */
public final class PublishedResults {

    private PublishedResults() {}

    public static List<PublishedResult> all() {
        return List.of(
                new PublishedResult(
                        "Brooker, \"Exponential Backoff and Jitter\", AWS Architecture Blog 2015:"
                                + " 100 clients update one row",
                        RowContention::comparisons),
                new PublishedResult(
                        "Brooker, \"Fixing retries with token buckets and circuit breakers\", 2022:"
                                + " 1,000 calls a second, up to three retries",
                        RetryLoad::comparisons),
                new PublishedResult(
                        "Metastable failure: a spike of 5 s in front of a service that does 45 requests a second",
                        MetastableFailure::comparisons),
                new PublishedResult(
                        "Retry budgets as they are shipped: AWS SDKs, gRPC, Finagle, Envoy", RetryBudgets::comparisons),
                new PublishedResult(
                        "Dean and Barroso, \"The Tail at Scale\", CACM 2013: each request reads 1,000 values",
                        TailAtScale::comparisons));
    }
}
