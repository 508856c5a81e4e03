package dev.patterns.examples.faulttolerance;

import dev.patterns.Policy;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** A method and its policies, which all instances of the bean share. */
final class GuardedMethod {

    private final Policy policy;
    private final Optional<MethodFallback> fallback;
    private final boolean asynchronous;
    private final Class<?> returnType;

    private GuardedMethod(Class<?> beanClass, Method method, MethodAnnotations annotations) {
        this.policy = Policies.of(beanClass.getSimpleName() + "." + method.getName(), annotations);
        this.fallback = annotations.find(Fallback.class).map(it -> MethodFallback.of(method, it));
        this.asynchronous = annotations.has(Asynchronous.class);
        this.returnType = method.getReturnType();
        if (asynchronous && returnType != Future.class && returnType != CompletionStage.class) {
            throw new IllegalArgumentException(
                    "an asynchronous method must return a Future or a CompletionStage, but returns " + returnType);
        }
    }

    /**
     * Empty if no annotation applies to the method.
     *
     * @throws IllegalArgumentException if an annotation breaks a rule of the specification
     */
    static Optional<GuardedMethod> of(Class<?> beanClass, Method method) {
        var annotations = new MethodAnnotations(beanClass, method, ConfigProvider.getConfig());
        return FaultToleranceExtension.ANNOTATIONS.stream().anyMatch(annotations::has)
                ? Optional.of(new GuardedMethod(beanClass, method, annotations))
                : Optional.empty();
    }

    Object call(InvocationContext invocation, Instance<RequestContextController> requestContexts) throws Exception {
        return asynchronous ? callAsync(invocation, requestContexts) : call(invocation);
    }

    private Object call(InvocationContext invocation) throws Exception {
        return fallback.isEmpty()
                ? policy.call(invocation::proceed)
                : fallback.get().call(invocation, () -> policy.call(invocation::proceed));
    }

    private Object callAsync(InvocationContext invocation, Instance<RequestContextController> requestContexts) {
        var uninterruptible = new AtomicBoolean();
        var worker = new AsyncInvocation(returnType, requestContexts, () -> !uninterruptible.get());
        Supplier<CompletableFuture<Object>> guarded = () -> policy.callAsync(() -> worker.call(invocation::proceed));
        var call = fallback.isEmpty() ? guarded.get() : fallback.get().callAsync(invocation, worker, guarded);
        var result = Stages.linked(call, (value, failure) -> failure);
        return returnType == Future.class ? new NestedFuture(result, uninterruptible) : result;
    }
}
