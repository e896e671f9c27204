package dev.baton.platform;

import java.awt.EventQueue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** The event threads of graphical toolkits, which need not be there. */
final class Toolkits {
    private static final String JAVA_FX = "javafx.application.Platform";

    private Toolkits() {}

    static Foreground swing() {
        try {
            return new ComposedForeground(
                    EventQueue::invokeLater, EventQueue::isDispatchThread, "Foreground on Swing's event thread");
        } catch (LinkageError missing) {
            throw new UnsupportedOperationException("Swing is not in this Java runtime. Add the module java.desktop to"
                    + " it, or take another foreground", missing);
        }
    }

    static Foreground javaFx(ClassLoader loader) {
        try {
            Class<?> platform = Class.forName(JAVA_FX, false, loader);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle runLater =
                    lookup.findStatic(platform, "runLater", MethodType.methodType(void.class, Runnable.class));
            MethodHandle question =
                    lookup.findStatic(platform, "isFxApplicationThread", MethodType.methodType(boolean.class));
            return new ComposedForeground(
                    MethodHandleProxies.asInterfaceInstance(Executor.class, runLater),
                    MethodHandleProxies.asInterfaceInstance(BooleanSupplier.class, question),
                    "Foreground on JavaFX's application thread");
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new UnsupportedOperationException("JavaFX was not found. Put javafx.graphics on the class path or"
                    + " module path, or write Foreground.of(Platform::runLater, Platform::isFxApplicationThread) where"
                    + " it is visible", missing);
        }
    }
}
