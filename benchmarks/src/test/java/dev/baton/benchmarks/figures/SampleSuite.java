package dev.baton.benchmarks.figures;

import java.util.List;

/** A suite that measures nothing. */
record SampleSuite(List<Peer> peers) implements Suite {
    @Override
    public String command() {
        return "SampleBenchmark";
    }

    @Override
    public String folder() {
        return "sample";
    }

    @Override
    public String kind() {
        return "sample";
    }

    @Override
    public String title() {
        return "Samples";
    }

    @Override
    public String intro() {
        return "";
    }

    @Override
    public String method() {
        return "";
    }

    @Override
    public String jvm() {
        return "";
    }

    @Override
    public List<Workload> workloads() {
        return List.of();
    }

    @Override
    public List<Goal> goals() {
        return List.of();
    }
}
