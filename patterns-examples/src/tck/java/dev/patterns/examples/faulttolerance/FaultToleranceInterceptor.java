package dev.patterns.examples.faulttolerance;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Makes the calls of annotated methods under their policies. */
@Interceptor
@FaultTolerant
class FaultToleranceInterceptor {

    private final FaultToleranceExtension extension;
    private final Class<?> beanClass;
    private final Instance<RequestContextController> requestContexts;

    @Inject
    FaultToleranceInterceptor(
            FaultToleranceExtension extension,
            @Intercepted Bean<?> bean,
            Instance<RequestContextController> requestContexts) {
        this.extension = extension;
        this.beanClass = bean.getBeanClass();
        this.requestContexts = requestContexts;
    }

    @AroundInvoke
    Object call(InvocationContext invocation) throws Exception {
        var guarded = extension.find(beanClass, invocation.getMethod());
        return guarded.isEmpty() ? invocation.proceed() : guarded.get().call(invocation, requestContexts);
    }
}
