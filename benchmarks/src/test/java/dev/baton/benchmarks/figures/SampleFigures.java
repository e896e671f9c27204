package dev.baton.benchmarks.figures;

/** Five rounds that nobody measured. */
public final class SampleFigures {
    private static final double[] NOISE = {1, 1.1, 0.95, 1.3, 1.02};

    private SampleFigures() {}

    /** Returns figures in which Baton takes so many nanoseconds or bytes for everything. */
    public static Figures create(Suite suite, double baton) {
        Figures figures = new Figures();
        for (Workload workload : suite.workloads()) {
            for (int variant = 0; variant < workload.cases().size(); variant++) {
                Case each = workload.cases().get(variant);
                for (int entry = 0; entry < each.entries().size(); entry++) {
                    String id = each.entries().get(entry).id();
                    double figure = (entry == 0 ? baton : id.startsWith("baton") ? 1.4 * baton : 100 + 50 * entry)
                            * (1 + variant % 3);
                    for (int round = 0; round < NOISE.length; round++) {
                        figures.add(workload.name(), each.name(), id, figure * NOISE[(round + entry) % NOISE.length]);
                    }
                }
            }
        }
        return figures;
    }
}
