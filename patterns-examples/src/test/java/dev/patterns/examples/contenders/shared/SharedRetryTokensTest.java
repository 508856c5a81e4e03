package dev.patterns.examples.contenders.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In simulated time, with Bucket4j in this process. */
class SharedRetryTokensTest {

    private static final int BURST = 10;
    private static final int INSTANCES = 2;

    private final SimulatedTime time = new SimulatedTime(7);
    private final FailingBucket bucket = new FailingBucket(
            Bucket4jBucket.local(
                    SharedRetryTokens.bucketOf(BURST), () -> time.elapsed().toNanos()),
            time);
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void theInstancesHaveOneBurstTogether_andNotOneEach() {
        var instances = List.of(retry(tokens()), retry(tokens()));

        for (int call = 0; call < 50; call++) {
            instances.forEach(this::callThatFails);
        }

        assertThat(attempts.get() - 100).as("retries").isEqualTo(BURST);
    }

    @Test
    void withLocalBudgetsTheBurstCountsOncePerInstance() {
        var instances = List.of(local(), local());

        for (int call = 0; call < 50; call++) {
            instances.forEach(this::callThatFails);
        }

        assertThat(attempts.get() - 100).as("retries").isEqualTo(INSTANCES * BURST);
    }

    @Test
    void successesOfOneInstancePayForRetriesOfAnother() throws IOException {
        var one = retry(tokens());
        var other = retry(tokens());
        for (int call = 0; call < 50; call++) {
            callThatFails(one);
        }
        for (int call = 0; call < 30; call++) {
            one.call(() -> "answer");
            time.advance(Duration.ofMillis(1)); // the worker's turn
        }
        attempts.set(0);

        for (int call = 0; call < 50; call++) {
            callThatFails(other);
        }

        assertThat(attempts.get() - 50)
                .as("retries for 30 successes at a tenth each")
                .isEqualTo(3);
    }

    @Test
    void aSuccessNeverWaitsForTheStore_andTenOfThemAreOneRequest() throws IOException {
        var tokens = tokens();
        var retry = retry(tokens);
        bucket.fail(true);
        for (int call = 0; call < 10; call++) {
            retry.call(() -> "answer");
        }
        assertThat(time.elapsed()).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(tokens.requests()).isEqualTo(1);
    }

    @Test
    void whileTheStoreFailsAnInstanceHasItsShareOfTheBurst_andOnlyTheFirstRetryWaitsForIt() {
        var retry = retry(tokens());
        bucket.fail(true);

        for (int call = 0; call < 50; call++) {
            callThatFails(retry);
        }

        assertThat(attempts.get() - 50).as("retries").isEqualTo(BURST / INSTANCES);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aShareThatWasUsedIsNotThereAgainWhenTheStoreFails() {
        var tokens = tokens();
        var retry = retry(tokens);
        for (int call = 0; call < BURST / INSTANCES; call++) {
            callThatFails(retry);
        }
        attempts.set(0);
        bucket.fail(true);

        callThatFails(retry);

        assertThat(attempts).hasValue(1);
        assertThat(RetryBudget.of(tokens).left()).isZero();
    }

    private SharedRetryTokens tokens() {
        return new SharedRetryTokens("stock", 0.1, BURST, INSTANCES, bucket, time);
    }

    private Retry retry(SharedRetryTokens tokens) {
        return retry(RetryBudget.of(tokens));
    }

    private Retry local() {
        return retry(RetryBudget.ratio(0.1, BURST));
    }

    private Retry retry(RetryBudget budget) {
        return Retry.builder("stock")
                .maxAttempts(2)
                .backoff(Backoff.none())
                .budget(budget)
                .time(time)
                .random(time.random())
                .build();
    }

    private void callThatFails(Retry retry) {
        try {
            retry.call(() -> {
                attempts.incrementAndGet();
                throw new IOException("down");
            });
        } catch (IOException expected) {
            assertThat(expected).hasMessage("down");
        }
    }
}
