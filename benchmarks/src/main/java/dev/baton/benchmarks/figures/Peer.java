package dev.baton.benchmarks.figures;

import java.util.List;

/**
 * A library that is compared with.
 *
 * @param title names it to the reader
 * @param properties of pom.xml that hold its versions
 * @param probe uses all of it that is measured, once
 */
public record Peer(String title, List<String> properties, Runnable probe) {}
