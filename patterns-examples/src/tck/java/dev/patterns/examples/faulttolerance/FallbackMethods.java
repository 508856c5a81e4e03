package dev.patterns.examples.faulttolerance;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/**
 * Finds fallback methods. One must be in the class that declares the guarded method, or in a supertype of it, be
 * accessible from there, and have the same parameters and the same return type once type variables are resolved.
 *
 * <p>Types are compared as text: {@code java.util.List<? extends java.lang.String>[]}. So there is no need for an own
 * model of types.
 */
final class FallbackMethods {

    /** A class or an interface as its subtype sees it: its type variables have values. */
    private record ResolvedType(Class<?> type, Map<TypeVariable<?>, String> values) {

        static ResolvedType of(Class<?> type) {
            return new ResolvedType(type, Map.of());
        }

        /** The type itself, and all its supertypes, the nearest first. */
        List<ResolvedType> hierarchy() {
            var all = new ArrayList<>(List.of(this));
            for (int i = 0; i < all.size(); i++) {
                var subtype = all.get(i);
                Stream.concat(
                                Stream.ofNullable(subtype.type.getGenericSuperclass()),
                                Stream.of(subtype.type.getGenericInterfaces()))
                        .map(subtype::supertype)
                        .forEach(all::add);
            }
            return all;
        }

        private ResolvedType supertype(Type supertype) {
            if (!(supertype instanceof ParameterizedType generic)) {
                return of((Class<?>) supertype);
            }
            var type = (Class<?>) generic.getRawType();
            var values = new HashMap<TypeVariable<?>, String>();
            for (int i = 0; i < type.getTypeParameters().length; i++) {
                values.put(type.getTypeParameters()[i], text(generic.getActualTypeArguments()[i]));
            }
            return new ResolvedType(type, values);
        }

        String signature(Method method) {
            return text(method.getGenericReturnType()) + " " + list(method.getGenericParameterTypes());
        }

        String text(Type type) {
            if (type instanceof Class<?> plain) {
                return plain.isArray() ? text(plain.getComponentType()) + "[]" : plain.getName();
            } else if (type instanceof GenericArrayType array) {
                return text(array.getGenericComponentType()) + "[]";
            } else if (type instanceof ParameterizedType generic) {
                return text(generic.getRawType()) + "<" + list(generic.getActualTypeArguments()) + ">";
            } else if (type instanceof WildcardType wildcard) {
                return "? extends " + list(wildcard.getUpperBounds()) + " super " + list(wildcard.getLowerBounds());
            }
            return values.getOrDefault(type, type.getTypeName());
        }

        private String list(Type[] types) {
            return String.join(", ", Stream.of(types).map(this::text).toList());
        }
    }

    private FallbackMethods() {}

    /** @throws IllegalArgumentException if there is none */
    static Method find(Method guarded, String name) {
        var declaring = ResolvedType.of(guarded.getDeclaringClass());
        var signature = declaring.signature(guarded);
        for (var supertype : declaring.hierarchy()) {
            for (var method : supertype.type().getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && supertype.signature(method).equals(signature)
                        && isAccessible(method, guarded.getDeclaringClass())) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new IllegalArgumentException("there must be a method " + name + " with the same types: " + signature);
    }

    private static boolean isAccessible(Method method, Class<?> from) {
        int modifiers = method.getModifiers();
        return Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || method.getDeclaringClass() == from
                || (!Modifier.isPrivate(modifiers)
                        && method.getDeclaringClass().getPackage().equals(from.getPackage()));
    }

    /** @throws IllegalArgumentException if the handler returns another type than the method */
    static void checkHandler(Class<? extends FallbackHandler<?>> handler, Method guarded) {
        var returned = ResolvedType.of(guarded.getDeclaringClass()).text(guarded.getGenericReturnType());
        var handled = ResolvedType.of(handler).hierarchy().stream()
                .filter(it -> it.type() == FallbackHandler.class)
                .flatMap(it -> it.values().values().stream())
                .toList();
        if (!handled.contains(returned)) {
            throw new IllegalArgumentException("the handler must return " + returned + ", but returns " + handled);
        }
    }
}
