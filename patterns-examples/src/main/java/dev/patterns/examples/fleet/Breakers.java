package dev.patterns.examples.fleet;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The breakers of a fleet: its clients all call one dependency. Implementations differ in what the clients tell each
 * other. One simulated thread runs at a time, so none of them needs a lock.
 */
interface Breakers {

    /** Makes a client's call, or fails with a {@link dev.patterns.CallRejectedException}. */
    <T> CompletableFuture<T> call(int client, Supplier<CompletableFuture<T>> action);

    /** Whether the client rejects calls now. A few probes may still be admitted. */
    boolean rejects(int client);
}
