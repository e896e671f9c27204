package dev.baton.junit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What was set from outside: by a configuration parameter of JUnit, which may be a system property, else a variable. */
final class Outside {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Map<Setting, String> names = new EnumMap<>(Setting.class);

    Outside(Function<String, Optional<String>> parameters, Map<String, String> variables) {
        for (Setting setting : Setting.values()) {
            Optional<String> parameter = parameters.apply(setting.parameter()).filter(text -> !text.isBlank());
            String value = parameter.orElse(variables.get(setting.variable()));
            if (value != null && !value.isBlank()) {
                values.put(setting, value.strip());
                names.put(setting, parameter.isPresent() ? setting.parameter() : setting.variable());
            }
        }
    }

    boolean has(Setting setting) {
        return values.containsKey(setting);
    }

    /** Returns the name that a setting was given under, for messages. */
    String nameOf(Setting setting) {
        return names.getOrDefault(setting, setting.parameter());
    }

    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    long number(Setting setting, long otherwise) {
        return read(setting, "a whole number", Long::parseLong).orElse(otherwise);
    }

    <E extends Enum<E>> E constant(Setting setting, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        return read(setting, "one of " + Arrays.toString(type.getEnumConstants()),
                        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(otherwise);
    }

    <T> Optional<T> read(Setting setting, String wanted, Function<String, T> reader) {
        String text = values.get(setting);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException unreadable) {
            throw new ExtensionConfigurationException(
                    nameOf(setting) + " must be " + wanted + ", but is \"" + text + "\"", unreadable);
        }
    }

    /** Returns what a shell must set so that a run of the same seed is the same, with a space behind each. */
    String forTheSameRun() {
        return values.entrySet().stream()
                .filter(set -> set.getKey() == Setting.STRATEGY || set.getKey() == Setting.CLOCK
                        || set.getKey() == Setting.MAX_STEPS)
                .map(set -> set.getKey().variable() + "=" + set.getValue() + " ")
                .collect(Collectors.joining());
    }
}
