package dev.patterns.examples.published;

import java.util.List;

/** The list of all published results. */
public final class PublishedResults {

    private PublishedResults() {}

    public static List<PublishedResult> all() {
        return List.of(
                RowContention.result(),
                RetryLoad.result(),
                RetryLayers.google(),
                RetryLayers.amazon(),
                PerClientBudget.result(),
                AdaptiveThrottling.result(),
                RetryBudgets.aws(),
                RetryBudgets.grpc(),
                RetryBudgets.finagle(),
                RetryBudgets.envoy(),
                MetastableFailure.result(),
                OpenAndClosed.omission(),
                OpenAndClosed.collapse(),
                BreakerUtilization.result(),
                DeadlinePropagation.result(),
                BimodalLatency.result(),
                ManyDependencies.result(),
                TailAtScale.result(),
                SpikeDemand.result(),
                PoolLocking.result(),
                LittlesLaw.result(),
                ErlangC.result());
    }
}
