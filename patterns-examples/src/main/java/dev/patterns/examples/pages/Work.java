package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Call;
import java.io.IOException;

/** What a call does after the pattern has admitted it. */
@FunctionalInterface
interface Work {
    void run(Call call) throws IOException, InterruptedException;
}
