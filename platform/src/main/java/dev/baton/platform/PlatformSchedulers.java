package dev.baton.platform;

import dev.baton.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler that suits the operating system, for programs that do not care which it is.
 *
 * <table>
 *   <caption>What is chosen where</caption>
 *   <tr><th>operating system</th><th>scheduler</th></tr>
 *   <tr><td>macOS</td><td>one over Grand Central Dispatch where it is available. It is not yet, so a thread pool</td></tr>
 *   <tr><td>Linux, Windows</td><td>a thread pool</td></tr>
 *   <tr><td>any other</td><td>a thread pool</td></tr>
 * </table>
 *
 * <p>A thread pool is a {@link ThreadPoolScheduler} with the defaults of its builder: a daemon thread for each available
 * processor. The mapping is that of the Zed scheduler design.
 */
public final class PlatformSchedulers {
    private PlatformSchedulers() {}

    /** Returns a new scheduler without foreground, which the caller closes. */
    public static Scheduler create() {
        return create(System.getProperty("os.name", ""), null);
    }

    /** Returns a new scheduler over a foreground, which the caller closes. The foreground is not closed with it. */
    public static Scheduler create(Foreground foreground) {
        return create(System.getProperty("os.name", ""), Objects.requireNonNull(foreground, "foreground"));
    }

    static Scheduler create(String osName, @Nullable Foreground foreground) {
        return osName.startsWith("Mac") ? dispatchOrPool(foreground) : pool(foreground);
    }

    private static Scheduler dispatchOrPool(@Nullable Foreground foreground) {
        return pool(foreground); // until there is a scheduler over Grand Central Dispatch
    }

    private static Scheduler pool(@Nullable Foreground foreground) {
        ThreadPoolSchedulerBuilder builder = ThreadPoolScheduler.builder();
        if (foreground != null) {
            builder.foreground(foreground);
        }
        return builder.build();
    }
}
