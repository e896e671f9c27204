package dev.baton.junit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be set from outside; the table is in {@link BatonTest}. */
enum Setting {
    SEED("baton.seed"),
    REPLAY("baton.replay"),
    ITERATIONS("baton.iterations"),
    STRATEGY("baton.strategy"),
    CLOCK("baton.clock"),
    TIME_BUDGET("baton.time-budget"),
    MAX_STEPS("baton.max-steps"),
    HANG_LIMIT("baton.hang-limit"),
    REPORTS("baton.reports"),
    CORPUS("baton.corpus"),
    SHARD_INDEX("baton.shard.index"),
    SHARD_COUNT("baton.shard.count");

    static final String PARAMETERS = "baton.";
    static final String VARIABLES = "BATON_";

    private static final Set<String> OF_OUR_OWN_BUILD = Set.of("baton.golden");

    private final String parameter;

    Setting(String parameter) {
        this.parameter = parameter;
    }

    /** Returns the name as a JUnit configuration parameter and system property. */
    String parameter() {
        return parameter;
    }

    /** Returns the name as an environment variable. */
    String variable() {
        return VARIABLES + name();
    }

    static boolean isParameter(String name) {
        return OF_OUR_OWN_BUILD.contains(name)
                || Arrays.stream(values()).anyMatch(setting -> setting.parameter.equals(name));
    }

    static boolean isVariable(String name) {
        return Arrays.stream(values()).anyMatch(setting -> setting.variable().equals(name));
    }

    /** Lists all names in one line. */
    static String all() {
        return Stream.concat(
                        Arrays.stream(values()).map(Setting::parameter), Arrays.stream(values()).map(Setting::variable))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
