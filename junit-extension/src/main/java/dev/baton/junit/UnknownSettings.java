package dev.baton.junit;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reports names that look like settings and are none, once each in a process: a misspelt one must not go unnoticed. */
final class UnknownSettings {
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private UnknownSettings() {}

    @SuppressWarnings("SystemOut") // it concerns no test in particular
    static void report(Collection<String> parameters, Collection<String> variables) {
        report(parameters, variables, REPORTED, System.err::println);
    }

    static void report(
            Collection<String> parameters, Collection<String> variables, Set<String> reported, Consumer<String> output) {
        Set<String> unknown = new TreeSet<>();
        parameters.stream()
                .filter(name -> name.startsWith(Setting.PARAMETERS) && !Setting.isParameter(name))
                .forEach(unknown::add);
        variables.stream()
                .filter(name -> name.startsWith(Setting.VARIABLES) && !Setting.isVariable(name))
                .forEach(unknown::add);
        unknown.stream().filter(reported::add).forEach(name -> output.accept(
                name + " is no setting of @BatonTest, so it does nothing. There are: " + Setting.all()));
    }
}
