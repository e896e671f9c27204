package dev.baton.benchmarks.page;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where and when figures were made.
 *
 * @param processor its model
 * @param cores that the JVM may use
 * @param memory of the machine
 * @param system the operating system
 * @param jdk the version and vendor of the JVM
 * @param date of the end, in UTC
 */
public record Machine(String processor, int cores, String memory, String system, String jdk, String date) {
    /** Returns the machine this runs on. */
    public static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / 0x1p30),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException | UncheckedIOException e) {
            return "unknown"; // there is no such file outside Linux
        }
    }
}
