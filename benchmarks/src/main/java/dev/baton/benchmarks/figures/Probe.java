package dev.baton.benchmarks.figures;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out before anything is measured whether the peers are there, in versions that fit. */
public final class Probe {
    private Probe() {}

    /**
     * Uses each peer of a suite once.
     *
     * @throws BenchmarkException if one is not there, or not what it should be
     */
    public static void check(Suite suite) {
        for (Peer peer : suite.peers()) {
            try {
                peer.probe().run();
            } catch (LinkageError e) {
                throw new BenchmarkException(misfit(peer.title(), peer.properties(), suite.packageName(), e));
            }
        }
    }

    static String misfit(String title, List<String> properties, String packageName, LinkageError error) {
        return title + " cannot be measured: " + error + ". It is compiled against "
                + properties.stream().map(each -> each + " " + Versions.of(each)).collect(Collectors.joining(", "))
                + " of pom.xml, and the class path holds something else or nothing: see \"mvn dependency:tree -pl benchmarks\","
                + " put that version back and build again. If the library changed its API, change " + packageName;
    }

    /** Returns the error among the causes that says a class or a method is missing, if there is one. */
    static Optional<LinkageError> linkage(Throwable thrown) {
        return causes(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                .filter(LinkageError.class::isInstance)
                .map(LinkageError.class::cast)
                .findFirst();
    }

    /** Returns the innermost cause. */
    static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private static Stream<Throwable> causes(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return Stream.empty();
        }
        Stream<Throwable> below = Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()));
        return Stream.concat(Stream.of(thrown), below.toList().stream().flatMap(each -> causes(each, seen)));
    }
}
