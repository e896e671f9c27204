package dev.baton.benchmarks.figures;

import java.util.List;
import java.util.stream.Stream;

/** What one command measures, what that must show, and what its page says about it. */
public interface Suite {
    /** Returns the simple name of the command. */
    String command();

    /** Returns the folder of the page, unless the command is told another. */
    String folder();

    /** Returns what Baton's contestant and the others are, such as {@code clock}. */
    String kind();

    /** Returns the title of the page. */
    String title();

    /** Returns what the page says first. */
    String intro();

    /** Returns what the page says last: what is the same for all contestants, and what is not. */
    String method();

    /** Returns the options that every JVM is started with. */
    String jvm();

    /** Returns all workloads, in the order of the page. */
    List<Workload> workloads();

    /** Returns all goals. */
    List<Goal> goals();

    /** Returns the libraries that are compared with. */
    List<Peer> peers();

    /** Returns the package of the benchmarks. */
    default String packageName() {
        return getClass().getPackageName();
    }

    /** Returns the properties of pom.xml that hold the versions of what is measured, and of what measures. */
    default List<String> properties() {
        return Stream.of(
                        Stream.of("project.version"),
                        peers().stream().flatMap(peer -> peer.properties().stream()),
                        Stream.of("version.jmh"))
                .flatMap(properties -> properties)
                .toList();
    }
}
