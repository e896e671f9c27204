package dev.baton.rxjava;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A place in RxJavaPlugins that holds one handler. */
final class PluginSlot {
    private PluginSlot() {}

    /**
     * Puts a handler around the one that is there.
     *
     * @param wrap makes it of the one that is there, or of null
     * @return puts that one back, unless somebody has set another meanwhile, who then keeps it
     */
    static <H> Runnable wrap(Supplier<@Nullable H> getter, Consumer<@Nullable H> setter, Function<@Nullable H, H> wrap) {
        H before = getter.get();
        H ours = wrap.apply(before);
        setter.accept(ours);
        return () -> {
            if (getter.get() == ours) {
                setter.accept(before);
            }
        };
    }
}
