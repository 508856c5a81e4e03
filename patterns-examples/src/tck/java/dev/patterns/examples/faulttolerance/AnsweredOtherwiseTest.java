package dev.patterns.examples.faulttolerance;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.testng.Arquillian;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.testng.annotations.Test;

/** Sentences of the specification that our policies answer otherwise. The TCK has no test of them. */
public class AnsweredOtherwiseTest extends Arquillian {

    @Inject
    private Client client;

    private int calls;

    @Deployment
    public static JavaArchive archive() {
        return ShrinkWrap.create(JavaArchive.class).addClass(Client.class);
    }

    @Test
    public void anErrorIsNotRetried_evenIfRetryOnNamesIt() {
        expectThrows(StackOverflowError.class, () -> client.retriesEverything(counted(new StackOverflowError())));
        assertEquals(calls, 1);
    }

    @Test
    public void anInterruptIsNotRetried_evenIfRetryOnNamesIt() {
        expectThrows(InterruptedException.class, () -> client.retriesEverything(counted(new InterruptedException())));
        assertEquals(calls, 1);
    }

    @Test
    public void anInterruptDoesNotOpenTheBreaker() throws Exception {
        expectThrows(InterruptedException.class, () -> client.opensAtOnce(counted(new InterruptedException())));
        assertEquals(client.opensAtOnce(() -> "admitted"), "admitted");

        expectThrows(IllegalStateException.class, () -> client.opensAtOnce(counted(new IllegalStateException())));
        expectThrows(CircuitBreakerOpenException.class, () -> client.opensAtOnce(() -> "rejected"));
    }

    @Test
    public void anInterruptDoesNotCallTheFallback() throws Exception {
        expectThrows(InterruptedException.class, () -> client.fallsBack(counted(new InterruptedException())));
        assertEquals(client.fallsBack(counted(new IllegalStateException())), "fallback");
    }

    @Test
    public void anErrorAfterTheLimitIsThrownUnchanged() {
        expectThrows(
                StackOverflowError.class,
                () -> client.timesOut(() -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException atTheLimit) {
                        throw new StackOverflowError();
                    }
                    return "in time";
                }));
    }

    private Callable<String> counted(Throwable failure) {
        calls = 0;
        return () -> {
            calls++;
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    /** A bean with a guarded method for each test. */
    @Dependent
    public static class Client {

        @Retry(retryOn = Throwable.class, jitter = 0)
        public String retriesEverything(Callable<String> action) throws Exception {
            return action.call();
        }

        @CircuitBreaker(failOn = Throwable.class, requestVolumeThreshold = 1, delay = 60_000)
        public String opensAtOnce(Callable<String> action) throws Exception {
            return action.call();
        }

        @Fallback(applyOn = Throwable.class, fallbackMethod = "fallback")
        public String fallsBack(Callable<String> action) throws Exception {
            return action.call();
        }

        @Timeout(50)
        public String timesOut(Callable<String> action) throws Exception {
            return action.call();
        }

        String fallback(Callable<String> action) {
            return "fallback";
        }
    }
}
