package dev.baton.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Fails a discovery in which JUnit leaves out a {@link BatonTest}, as it does with one that returns something, is private
 * or is static: JUnit warns, and the test would never run. Misspelt configuration parameters are reported here too. For
 * the service loader.
 */
public final class DiscoveryCheck implements LauncherDiscoveryListener {
    private final Set<String> leftOut = new ConcurrentSkipListSet<>();

    /** For the service loader. */
    public DiscoveryCheck() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        leftOut.clear();
        UnknownSettings.report(request.getConfigurationParameters().keySet(), Set.of());
    }

    @Override
    public void issueEncountered(UniqueId engineId, DiscoveryIssue issue) {
        issue.source()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> AnnotationSupport.isAnnotated(method, BatonTest.class))
                .filter(DiscoveryCheck::isLeftOut)
                .ifPresent(method -> leftOut.add(method.getDeclaringClass().getName() + "." + method.getName()
                        + remedy(method).orElse(": " + issue.message())));
    }

    private static boolean isLeftOut(Method method) {
        return method.getReturnType() != void.class
                || Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers());
    }

    private static Optional<String> remedy(Method method) {
        Class<?> returned = method.getReturnType();
        if (SuspendingFunctions.isOne(method)) {
            return Optional.of(SuspendingFunctions.REMEDY);
        }
        return returned == void.class
                ? Optional.empty()
                : Optional.of(" returns " + returned.getName() + ", which nobody would wait for. Let it return nothing, and wait"
                        + " in its body: scheduler.blockOn(stage), mono.block(), scheduler.runUntilIdle()");
    }

    /** Fails the discovery, because nothing later would. */
    @Override
    public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        if (!leftOut.isEmpty()) {
            String tests = String.join("\n  ", leftOut);
            leftOut.clear();
            throw new JUnitException("JUnit would leave out these methods annotated with @BatonTest:\n  " + tests);
        }
    }
}
