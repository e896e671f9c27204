package dev.baton.benchmarks.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The versions that pom.xml asks for. */
public final class Versions {
    private static final Properties VERSIONS = read();
    private static final Map<String, String> TITLES = Map.of(
            "project.version", "Baton",
            "version.reactor", "reactor-core",
            "version.reactor-test", "reactor-test",
            "version.rxjava", "RxJava",
            "version.coroutines", "kotlinx-coroutines",
            "version.jmh", "JMH");

    private Versions() {}

    private static Properties read() {
        Properties versions = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(Objects.requireNonNull(file, "versions.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** Returns the versions that properties of pom.xml hold, each after what it is the version of. */
    public static String text(List<String> properties) {
        return properties.stream()
                .map(property -> TITLES.getOrDefault(property, property) + " " + of(property))
                .collect(Collectors.joining(", "));
    }

    /** Returns the value of a property of pom.xml. */
    public static String of(String property) {
        return VERSIONS.getProperty(property, "unknown");
    }
}
