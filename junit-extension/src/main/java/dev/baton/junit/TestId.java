package dev.baton.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Names one invocation of a test, the same in every process.
 *
 * @param type the class it is in, as the report of JUnit shows it
 * @param method the name of the method
 * @param index which invocation it is, from 1
 * @param text all of JUnit's name for it from the class on: who runs the class must not matter
 */
record TestId(Class<?> type, String method, int index, String text) {
    static TestId of(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        String whole = context.getUniqueId();
        int number = whole.lastIndexOf('#');
        String index = number < 0 ? "1" : whole.substring(number + 1).replaceAll("\\D.*", "");
        return new TestId(
                context.getRequiredTestClass(),
                method.getName(),
                index.isEmpty() ? 1 : Integer.parseInt(index),
                whole.substring(Math.max(0, whole.indexOf("[class:"))));
    }

    /** Returns a seed made of the name; short, because people copy it. */
    long seed() {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return ((hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L) >>> 32;
    }

    /** Returns a folder for what is written about this invocation. */
    Path in(Path folder) {
        return folder.resolve(type.getName() + "." + methodAndIndex());
    }

    /** Returns the file for the seeds that fail it. */
    Path corpusIn(Path folder) {
        return folder.resolve(type.getName()).resolve(methodAndIndex() + ".seeds");
    }

    private String methodAndIndex() {
        return method.replaceAll("[^\\w$.-]", "_") + (index == 1 ? "" : "-" + index);
    }

    @Override
    public String toString() {
        return type.getName() + "." + method + (index == 1 ? "" : " #" + index);
    }
}
