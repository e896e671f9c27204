package dev.baton.junit;

import dev.baton.core.testing.CoroutineRunner;
import dev.baton.core.testing.LibraryBridge;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The bridges on the class path. */
final class Bridges {
    private static final Bridges FOUND = new Bridges(ServiceLoader.load(LibraryBridge.class, Bridges.class.getClassLoader()));

    private final List<LibraryBridge> known = new ArrayList<>(); // those of missing libraries included
    private final List<LibraryBridge> present = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Bridges(ServiceLoader<LibraryBridge> loader) {
        Iterator<LibraryBridge> bridges = loader.iterator();
        while (addNext(bridges)) {
            // one that cannot be loaded must not hide those after it
        }
    }

    private boolean addNext(Iterator<LibraryBridge> bridges) {
        try {
            if (!bridges.hasNext()) {
                return false;
            }
            LibraryBridge bridge = bridges.next();
            known.add(bridge);
            if (bridge.isLibraryPresent()) {
                present.add(bridge);
            }
        } catch (ServiceConfigurationError | LinkageError unloadable) {
            broken.add(unloadable.toString());
        }
        return true;
    }

    static Bridges found() {
        return FOUND;
    }

    /**
     * Returns the bridges of these names.
     *
     * @throws ExtensionConfigurationException if there is none of that name, its library is missing, or one cannot be loaded
     */
    List<LibraryBridge> named(List<String> names) {
        if (!names.isEmpty() && !broken.isEmpty()) {
            throw new ExtensionConfigurationException("A bridge on the class path cannot be loaded: "
                    + String.join("; ", broken) + ". Mend its dependencies, or leave the bridges out with install = {}");
        }
        return names.stream()
                .flatMap(name -> name.equals(BatonTest.ALL) ? byDefault() : Stream.of(named(name)))
                .distinct()
                .toList();
    }

    private Stream<LibraryBridge> byDefault() {
        return present.stream().filter(bridge -> !bridge.isInstalledByNameOnly());
    }

    /** Returns the names of all whose library is there. */
    List<String> names() {
        return present.stream().map(LibraryBridge::name).toList();
    }

    private LibraryBridge named(String name) {
        LibraryBridge bridge = known.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("@BatonTest is to install \"" + name
                        + "\", but no bridge of that name is on the class path; there " + namesOf(known)));
        if (!present.contains(bridge)) {
            throw new ExtensionConfigurationException("@BatonTest is to install \"" + name + "\", but the library of that"
                    + " bridge is not on the class path. Add it, or leave the bridge out of install");
        }
        return bridge;
    }

    private static String namesOf(List<LibraryBridge> bridges) {
        return bridges.isEmpty()
                ? "is none"
                : "is " + bridges.stream().map(LibraryBridge::name).sorted().collect(Collectors.joining(", "));
    }

    /** Returns the bridge that makes parameters of a type, if one does. */
    Optional<LibraryBridge> making(Class<?> type) {
        return present.stream().filter(bridge -> bridge.parameterTypes().contains(type)).findFirst();
    }

    /** Returns the bridge that runs suspending functions, if one does. */
    Optional<CoroutineRunner> runningCoroutines() {
        return present.stream().filter(CoroutineRunner.class::isInstance).map(CoroutineRunner.class::cast).findFirst();
    }
}
