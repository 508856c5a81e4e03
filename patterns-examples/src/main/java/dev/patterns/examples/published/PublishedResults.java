package dev.patterns.examples.published;

import java.util.List;

/** The list of all published results. */
public final class PublishedResults {

    private PublishedResults() {}

    public static List<PublishedResult> all() {
        return List.of(
                RowContention.result(),
                RetryLoad.result(),
                MetastableFailure.result(),
                RetryBudgets.aws(),
                RetryBudgets.grpc(),
                RetryBudgets.finagle(),
                RetryBudgets.envoy(),
                TailAtScale.result());
    }
}
