package dev.patterns.examples.faulttolerance;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** How the method calls of one asynchronous invocation are made: on workers, each within a request context. */
final class AsyncInvocation {

    private final Class<?> returnType;
    private final Instance<RequestContextController> requestContexts;
    private final BooleanSupplier mayInterrupt;
    private final ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();

    AsyncInvocation(
            Class<?> returnType, Instance<RequestContextController> requestContexts, BooleanSupplier mayInterrupt) {
        this.returnType = returnType;
        this.requestContexts = requestContexts;
        this.mayInterrupt = mayInterrupt;
    }

    /** Of a method that returns a {@link Future}, the future itself is the value: its outcome doesn't matter here. */
    CompletableFuture<Object> call(Callable<?> method) {
        return WorkerCall.start(
                () -> {
                    var returned = inRequestContext(method);
                    return returnType == Future.class
                            ? CompletableFuture.completedFuture(returned)
                            : (CompletionStage<?>) returned;
                },
                mayInterrupt);
    }

    private Object inRequestContext(Callable<?> method) throws Exception {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(contextClassLoader);
        var context = requestContexts.get();
        context.activate();
        try {
            return method.call();
        } finally {
            context.deactivate();
            thread.setContextClassLoader(loader);
        }
    }
}
