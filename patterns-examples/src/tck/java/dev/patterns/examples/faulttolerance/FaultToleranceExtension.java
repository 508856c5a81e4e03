package dev.patterns.examples.faulttolerance;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;

/**
 * Tells the CDI container about the annotations of MicroProfile Fault Tolerance. When the application starts, it sets
 * up the policies of every annotated method. Settings that are out of bounds make the start fail.
 */
public class FaultToleranceExtension implements Extension {

    static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(
            Asynchronous.class, Bulkhead.class, CircuitBreaker.class, Fallback.class, Retry.class, Timeout.class);

    private static final int DEFAULT_PRIORITY = jakarta.interceptor.Interceptor.Priority.PLATFORM_AFTER + 10;

    /** A method is guarded once for each bean class that has or inherits it. */
    private record MethodOfBean(Class<?> beanClass, Method method) {}

    private final Map<MethodOfBean, GuardedMethod> methods = new ConcurrentHashMap<>();
    private final List<Exception> problems = new ArrayList<>();

    void addInterceptor(@Observes BeforeBeanDiscovery discovery) {
        ANNOTATIONS.forEach(it -> discovery.addInterceptorBinding(it, FaultTolerant.Literal.INSTANCE));
        discovery
                .addAnnotatedType(FaultToleranceInterceptor.class, FaultToleranceInterceptor.class.getName())
                .add(new PriorityLiteral(ConfigProvider.getConfig()
                        .getOptionalValue("mp.fault.tolerance.interceptor.priority", Integer.class)
                        .orElse(DEFAULT_PRIORITY)));
    }

    <T> void guardMethods(@Observes ProcessManagedBean<T> bean) {
        var beanClass = bean.getAnnotatedBeanClass().getJavaClass();
        for (var method : bean.getAnnotatedBeanClass().getMethods()) {
            try {
                GuardedMethod.of(beanClass, method.getJavaMember())
                        .ifPresent(it -> methods.put(new MethodOfBean(beanClass, method.getJavaMember()), it));
            } catch (IllegalArgumentException invalid) {
                problems.add(new FaultToleranceDefinitionException(
                        method.getJavaMember() + ": " + invalid.getMessage(), invalid));
            }
        }
    }

    void reportProblems(@Observes AfterDeploymentValidation validation) {
        problems.forEach(validation::addDeploymentProblem);
    }

    Optional<GuardedMethod> find(Class<?> beanClass, Method method) {
        return Optional.ofNullable(methods.get(new MethodOfBean(beanClass, method)));
    }

    private static final class PriorityLiteral extends AnnotationLiteral<Priority> implements Priority {
        private final int value;

        PriorityLiteral(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }
}
