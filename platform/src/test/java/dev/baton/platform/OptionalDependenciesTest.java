package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A scheduler that nobody observes works where neither Flight Recorder nor Micrometer is. */
final class OptionalDependenciesTest {
    private static final Set<String> OPTIONAL = Set.of("jdk.jfr", "micrometer.core", "context.propagation");

    @Test
    void module_requiresThemAtCompileTimeOnly() throws IOException {
        try (InputStream descriptor = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            assertThat(ModuleDescriptor.read(descriptor).requires())
                    .filteredOn(required -> OPTIONAL.contains(required.name()))
                    .hasSize(OPTIONAL.size())
                    .allSatisfy(required -> assertThat(required.modifiers()).containsExactly(Modifier.STATIC));
        }
    }

    @Test
    void scheduler_withoutThem_runsTasks() throws Exception {
        WithoutOptional loader = new WithoutOptional();
        Class<?> pool = loader.loadClass(ThreadPoolScheduler.class.getName());
        Class<?> scheduler = loader.loadClass(Scheduler.class.getName());
        assertThat(pool).isNotEqualTo(ThreadPoolScheduler.class);
        Object made = pool.getMethod("create", int.class).invoke(null, 1);
        CountDownLatch ran = new CountDownLatch(1);
        scheduler.getMethod("schedule", Runnable.class).invoke(made, (Runnable) ran::countDown);
        Await.zero(ran);
        scheduler.getMethod("close").invoke(made);
    }

    @Test
    void observer_withoutItsLibrary_isMissingThat() throws Exception {
        WithoutOptional loader = new WithoutOptional();
        Class<?> observer = loader.loadClass("dev.baton.platform.observation.JfrObserver");
        Class<?> task = loader.loadClass("dev.baton.core.TaskNode");
        Object made = observer.getConstructor().newInstance();
        assertThatThrownBy(() -> observer.getMethod("rejected", task).invoke(made, (Object) null))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    /** Loads Baton anew, and nothing of what is optional. */
    private static final class WithoutOptional extends ClassLoader {
        WithoutOptional() {
            super(OptionalDependenciesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jdk.jfr.") || name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name + " is optional and not here");
            }
            if (!name.startsWith("dev.baton.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
