package dev.patterns.examples.faulttolerance;

import dev.patterns.CheckedSupplier;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** A method's fallback: our policy, and what it calls when the method fails. */
final class MethodFallback {

    /** What a method is replaced by: a fallback method, or a handler. */
    private interface Alternative {
        Object call(InvocationContext invocation, Throwable failure) throws Exception;
    }

    private final dev.patterns.fallback.Fallback policy;
    private final Alternative alternative;

    private MethodFallback(dev.patterns.fallback.Fallback policy, Alternative alternative) {
        this.policy = policy;
        this.alternative = alternative;
    }

    /** @throws IllegalArgumentException if the annotation breaks a rule of the specification */
    static MethodFallback of(Method method, Fallback settings) {
        var applies = Policies.assignableTo(settings.applyOn())
                .and(Policies.assignableTo(settings.skipOn()).negate());
        var policy = dev.patterns.fallback.Fallback.builder(method.getName())
                .fallbackOn(applies)
                .build();
        return new MethodFallback(policy, alternative(method, settings));
    }

    private static Alternative alternative(Method method, Fallback settings) {
        var hasHandler = settings.value() != Fallback.DEFAULT.class;
        var hasMethod = !settings.fallbackMethod().isEmpty();
        if (hasHandler == hasMethod) {
            throw new IllegalArgumentException("a fallback must have a handler or a fallbackMethod");
        }
        if (hasHandler) {
            FallbackMethods.checkHandler(settings.value(), method);
            return (invocation, failure) -> handle(settings.value(), invocation, failure);
        }
        var fallbackMethod = FallbackMethods.find(method, settings.fallbackMethod());
        return (invocation, failure) -> invoke(fallbackMethod, invocation);
    }

    Object call(InvocationContext invocation, CheckedSupplier<Object, Exception> guarded) throws Exception {
        return policy.call(guarded, failure -> alternative.call(invocation, failure));
    }

    CompletableFuture<Object> callAsync(
            InvocationContext invocation, AsyncInvocation worker, Supplier<CompletableFuture<Object>> guarded) {
        return policy.callAsync(guarded, failure -> worker.call(() -> alternative.call(invocation, failure)));
    }

    private static <H extends FallbackHandler<?>> Object handle(
            Class<H> type, InvocationContext invocation, Throwable failure) {
        var handler = new Unmanaged<>(CDI.current().getBeanManager(), type).newInstance();
        handler.produce().inject().postConstruct();
        try {
            return handler.get().handle(new FailedCall(invocation.getMethod(), invocation.getParameters(), failure));
        } finally {
            handler.preDestroy().dispose();
        }
    }

    private static Object invoke(Method fallbackMethod, InvocationContext invocation) throws Exception {
        try {
            return fallbackMethod.invoke(invocation.getTarget(), invocation.getParameters());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown.getCause();
        }
    }

    private record FailedCall(Method method, Object[] parameters, Throwable failure) implements ExecutionContext {
        @Override
        public Method getMethod() {
            return method;
        }

        @Override
        public Object[] getParameters() {
            return parameters;
        }

        @Override
        public Throwable getFailure() {
            return failure;
        }
    }
}
