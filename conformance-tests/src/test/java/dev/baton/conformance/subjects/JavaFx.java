package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.platform.Foreground;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Assumptions;
import org.jspecify.annotations.Nullable;

/** JavaFX without a display: Monocle's headless platform with the software pipeline. Once per process. */
final class JavaFx {
    private static final @Nullable Throwable FAILURE = start();

    private JavaFx() {}

    private static @Nullable Throwable start() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            return started.await(20, TimeUnit.SECONDS) ? null : new IllegalStateException("JavaFX is still starting");
        } catch (Exception | LinkageError noToolkit) {
            return noToolkit;
        }
    }

    /** Skips the tests of a class where there are no native libraries of JavaFX for the machine. */
    static void assumeStarted() {
        Assumptions.assumeTrue(FAILURE == null, () -> "JavaFX does not start on this machine: " + FAILURE);
    }

    static Stream<Environment> environments() {
        return Stream.of(ForegroundThreads.over(Foreground.javaFx()));
    }
}
