package dev.baton.platform;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;

/** The one place that needs a newer JDK: virtual threads, which are there from JDK 21. */
final class VirtualThreads {
    private VirtualThreads() {}

    static boolean areSupported() {
        return Runtime.version().feature() >= 21;
    }

    /**
     * Returns a factory of virtual threads with numbered names.
     *
     * @throws UnsupportedOperationException below JDK 21
     */
    static ThreadFactory factory(String prefix) {
        if (!areSupported()) {
            throw new UnsupportedOperationException("Virtual threads need JDK 21 or newer, and this is "
                    + Runtime.version() + ". Use a ThreadPoolScheduler, whose elastic() side is for tasks that block");
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix + "-virtual-", 1L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            throw new UnsupportedOperationException("Virtual threads cannot be used on " + Runtime.version(), cause);
        }
    }
}
