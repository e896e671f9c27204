package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module descriptor asks for nothing that the bridge can do without. */
final class ModuleTest {
    @Test
    void module_withoutOptionalLibraries_resolves() {
        Path[] paths = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.endsWith("test-classes"))
                .filter(path -> Stream.of("blockhound", "reactor-test", "jspecify", "junit", "apiguardian", "archunit")
                        .noneMatch(optional -> path.getFileName().toString().contains(optional)))
                .toArray(Path[]::new);
        Configuration resolved = ModuleLayer.boot().configuration()
                .resolve(ModuleFinder.of(paths), ModuleFinder.of(), Set.of("dev.baton.reactor"));
        assertThat(resolved.findModule("dev.baton.reactor")).isPresent();
    }
}
