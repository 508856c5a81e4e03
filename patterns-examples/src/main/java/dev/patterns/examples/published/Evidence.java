package dev.patterns.examples.published;

import java.util.List;
import java.util.function.Supplier;

/** The results that are run again. */
public final class Evidence {

    /** One source and what it says, to be played. */
    public record Result(String source, Supplier<List<Finding>> play) {}

    private Evidence() {}

    public static List<Result> all() {
        return List.of(
                new Result(
                        "Brooker, \"Exponential Backoff and Jitter\", AWS Architecture Blog 2015: 100 clients update one row",
                        Contention::findings),
                new Result(
                        "Brooker, \"Fixing retries with token buckets and circuit breakers\", 2022: 1,000 calls a second,"
                                + " up to three retries",
                        RetryLoad::findings),
                new Result(
                        "Metastable failure: a spike of 5 s in front of a service that does 45 requests a second",
                        Collapse::findings),
                new Result("Token buckets as they are shipped: AWS SDKs, gRPC", Buckets::findings));
    }
}
