package dev.patterns.examples.faulttolerance;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.Fallback;

/**
 * The annotations that apply to one method: its own, or else its bean class's. Configuration may switch each off, and
 * may override each parameter.
 */
final class MethodAnnotations {

    private static final String ALL_BUT_FALLBACK = "MP_Fault_Tolerance_NonFallback_Enabled";

    private final Class<?> beanClass;
    private final Method method;
    private final Config config;

    MethodAnnotations(Class<?> beanClass, Method method, Config config) {
        this.beanClass = beanClass;
        this.method = method;
        this.config = config;
    }

    boolean has(Class<? extends Annotation> type) {
        return find(type).isPresent();
    }

    <A extends Annotation> Optional<A> find(Class<A> type) {
        if (!isEnabled(type)) {
            return Optional.empty();
        }
        var ofMethod = method.getAnnotation(type);
        if (ofMethod != null) {
            return Optional.of(configured(type, ofMethod, keyOfMethod()));
        }
        var ofClass = beanClass.getAnnotation(type);
        return ofClass == null
                ? Optional.empty()
                : Optional.of(configured(type, ofClass, declaring(type).getName()));
    }

    private boolean isEnabled(Class<? extends Annotation> type) {
        var className = method.getDeclaringClass().getName();
        return firstValue(Boolean.class, List.of(keyOfMethod() + "/", className + "/", ""), type, "enabled")
                .orElseGet(() -> type == Fallback.class
                        || config.getOptionalValue(ALL_BUT_FALLBACK, Boolean.class)
                                .orElse(true));
    }

    /** The annotation, with each parameter from the configuration if it is there. */
    private <A extends Annotation> A configured(Class<A> type, A annotation, String declaredOn) {
        var prefixes = List.of(declaredOn + "/", "");
        var proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, parameter, arguments) -> {
                    if (parameter.getDeclaringClass() == type) {
                        var value = firstValue(parameter.getReturnType(), prefixes, type, parameter.getName());
                        if (value.isPresent()) {
                            return value.get();
                        }
                    }
                    try {
                        return parameter.invoke(annotation, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private <T> Optional<T> firstValue(
            Class<T> valueType, List<String> prefixes, Class<? extends Annotation> type, String parameter) {
        return prefixes.stream()
                .map(prefix -> config.getOptionalValue(prefix + type.getSimpleName() + "/" + parameter, valueType))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String keyOfMethod() {
        return method.getDeclaringClass().getName() + "/" + method.getName();
    }

    private Class<?> declaring(Class<? extends Annotation> type) {
        Class<?> candidate = beanClass;
        while (candidate.getDeclaredAnnotation(type) == null) {
            candidate = candidate.getSuperclass();
        }
        return candidate;
    }
}
