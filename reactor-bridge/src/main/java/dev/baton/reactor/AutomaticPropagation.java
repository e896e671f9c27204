package dev.baton.reactor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Hooks;

/**
 * Asks whether Reactor's automatic context propagation is on, so that a context is not captured a second time.
 *
 * <p>The first releases of Reactor 3.6 do not answer; there a context may be captured twice, which does no harm.
 */
final class AutomaticPropagation {
    private static final @Nullable MethodHandle QUESTION = question();

    private AutomaticPropagation() {}

    private static @Nullable MethodHandle question() {
        try {
            return MethodHandles.publicLookup().findStatic(
                    Hooks.class, "isAutomaticContextPropagationEnabled", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException unanswered) {
            return null;
        }
    }

    static boolean isEnabled() {
        try {
            return QUESTION != null && (boolean) QUESTION.invokeExact();
        } catch (Throwable impossible) {
            throw new AssertionError("Hooks.isAutomaticContextPropagationEnabled() threw", impossible);
        }
    }
}
