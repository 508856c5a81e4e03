package dev.patterns.examples.faulttolerance;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds {@link FaultToleranceInterceptor}. Each of the specification's annotations implies it. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface FaultTolerant {

    /** For the extension. */
    final class Literal extends AnnotationLiteral<FaultTolerant> implements FaultTolerant {
        static final Literal INSTANCE = new Literal();
    }
}
