package dev.baton.junit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations of real time, as people write them. */
final class RealTime {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    private RealTime() {}

    /**
     * Reads a positive duration.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration parse(String text) {
        Duration duration = read(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a duration must be positive");
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        try {
            return unit == null ? Duration.parse(text.strip()) : unit.multipliedBy(Long.parseLong(matcher.group(1)));
        } catch (DateTimeParseException | ArithmeticException none) {
            throw new IllegalArgumentException("no duration", none);
        }
    }
}
