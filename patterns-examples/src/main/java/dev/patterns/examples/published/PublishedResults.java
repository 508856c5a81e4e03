package dev.patterns.examples.published;

import java.util.List;

/** The list of all published results. */
public final class PublishedResults {

    private PublishedResults() {}

    public static List<PublishedResult> all() {
        return List.of(
                RowContention.result(),
                RetryLoad.result(),
                ClientCount.result(),
                BackoffLoad.result(),
                RetryLayers.google(),
                RetryLayers.amazon(),
                PerClientBudget.result(),
                AdaptiveThrottling.result(),
                RetryBudgets.aws(),
                RetryBudgets.grpc(),
                RetryBudgets.finagle(),
                RetryBudgets.envoy(),
                SubsequentOverload.result(),
                MetastableFailure.result(),
                GarbageCollectionPause.result(),
                OpenAndClosed.omission(),
                OpenAndClosed.collapse(),
                BreakerUtilization.result(),
                ShardedDatabase.result(),
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
