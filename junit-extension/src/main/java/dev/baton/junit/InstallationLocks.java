package dev.baton.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps tests that install the same bridge from running at the same time, and no others. */
final class InstallationLocks implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingTypes, Class<?> testClass, Method testMethod) {
        try {
            return AnnotationSupport.findAnnotation(testMethod, BatonTest.class).stream()
                    .flatMap(test -> Bridges.found().named(List.of(test.install())).stream())
                    .flatMap(bridge -> bridge.isInstalledByNameOnly()
                            ? Bridges.found().names().stream()
                            : Stream.of(bridge.name()))
                    .distinct()
                    .map(name -> new Lock("dev.baton.install." + name, ResourceAccessMode.READ_WRITE))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ExtensionConfigurationException reportedByTheTest) {
            return Set.of();
        }
    }
}
