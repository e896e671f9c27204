package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

final class BridgesTest {
    @TempDir
    Path folder;

    /** A bridge whose library is not there. */
    public static final class Missing implements LibraryBridge {
        @Override
        public String name() {
            return "missing";
        }

        @Override
        public boolean isLibraryPresent() {
            return false;
        }

        @Override
        public Installation install(TestScheduler scheduler) {
            throw new NoClassDefFoundError("library");
        }

        @Override
        public Set<Class<?>> parameterTypes() {
            throw new NoClassDefFoundError("library");
        }

        @Override
        public <T> T parameter(Class<T> type, TestScheduler scheduler) {
            throw new NoClassDefFoundError("library");
        }
    }

    /** A bridge that does not even load. */
    public static final class Broken {
        private Broken() {}
    }

    private Bridges with(Class<?> bridge) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(LibraryBridge.class.getName()), bridge.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, BridgesTest.class.getClassLoader())) {
            return new Bridges(ServiceLoader.load(LibraryBridge.class, loader));
        }
    }

    private static List<String> names(List<LibraryBridge> bridges) {
        return bridges.stream().map(LibraryBridge::name).sorted().toList();
    }

    @Test
    void bridge_whoseLibraryIsMissing_isLeftOut() throws IOException {
        Bridges bridges = with(Missing.class);

        assertThat(names(bridges.named(List.of(BatonTest.ALL)))).containsExactly("coroutines", "reactor", "rxjava");
        assertThat(bridges.making(String.class)).isEmpty();
    }

    @Test
    void bridge_whoseLibraryIsMissing_isRefusedByName() throws IOException {
        Bridges bridges = with(Missing.class);

        assertThatThrownBy(() -> bridges.named(List.of("missing")))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("\"missing\", but the library of that bridge is not on the class path");
    }

    @Test
    void bridge_thatCannotBeLoaded_isRefused_unlessNoneIsWanted() throws IOException {
        Bridges bridges = with(Broken.class);

        assertThat(bridges.named(List.of())).isEmpty();
        assertThatThrownBy(() -> bridges.named(List.of(BatonTest.ALL)))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("install = {}");
    }

    @Test
    void bridge_installedByNameOnly_isNotAmongAll() {
        Bridges found = Bridges.found();

        assertThat(names(found.named(List.of(BatonTest.ALL)))).containsExactly("coroutines", "reactor", "rxjava");
        assertThat(names(found.named(List.of(BatonTest.ALL, "reactor-virtual-time", "reactor"))))
                .containsExactly("coroutines", "reactor", "reactor-virtual-time", "rxjava");
    }
}
