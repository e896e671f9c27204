package dev.baton.benchmarks.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The versions that pom.xml asks for. */
public final class Versions {
    private static final Properties VERSIONS = read();

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

    /** Returns the properties of pom.xml that hold versions. */
    static List<String> properties() {
        return VERSIONS.stringPropertyNames().stream().sorted().toList();
    }

    /** Returns the value of a property of pom.xml. */
    public static String of(String property) {
        return VERSIONS.getProperty(property, "unknown");
    }
}
