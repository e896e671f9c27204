package dev.baton.platform.observation;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.SettingControl;

/**
 * The setting {@code minimum} of an event about a time that has passed before the event: what is shorter is not
 * recorded. Written as Flight Recorder's thresholds are, {@code 20 ms} for example.
 */
final class Minimum extends SettingControl {
    private static final String DEFAULT = "10 ms";
    private static final long DEFAULT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Pattern TIME = Pattern.compile("(\\d+) *(ns|us|ms|s|m|h|d)");

    private String text = DEFAULT;
    private volatile long nanos = DEFAULT_NANOS;

    boolean admits(long passedNanos) {
        return passedNanos >= nanos;
    }

    /** Returns the least of the settings of several recordings, so that each finds what it asked for. */
    @Override
    public String combine(Set<String> settings) {
        String least = DEFAULT;
        boolean first = true;
        for (String setting : settings) {
            if (first || nanosOf(setting) < nanosOf(least)) {
                least = setting;
                first = false;
            }
        }
        return least;
    }

    @Override
    public void setValue(String setting) {
        text = setting;
        nanos = nanosOf(setting);
    }

    @Override
    public String getValue() {
        return text;
    }

    /** Returns a time in nanoseconds; the default if nobody can read it, as a setting may not throw. */
    static long nanosOf(String setting) {
        Matcher time = TIME.matcher(setting.trim());
        try {
            return time.matches() ? unit(time.group(2)).toNanos(Long.parseLong(time.group(1))) : DEFAULT_NANOS;
        } catch (NumberFormatException tooLong) {
            return DEFAULT_NANOS;
        }
    }

    private static TimeUnit unit(String name) {
        return switch (name) {
            case "ns" -> TimeUnit.NANOSECONDS;
            case "us" -> TimeUnit.MICROSECONDS;
            case "ms" -> TimeUnit.MILLISECONDS;
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
    }
}
