package dev.baton.benchmarks;

import dev.baton.benchmarks.bugs.*;
import dev.baton.core.exploration.*;

final class Rates {
    public static void main(String[] a) {
        int n = Integer.parseInt(a[0]);
        int d = Integer.parseInt(a[1]);
        for (BugProgram p : BugPrograms.all()) {
            if (a.length > 2 && !p.name().contains(a[2])) continue;
            var fifo = new Search(p.buggy(), ExplorationStrategy.fifo()).once();
            var fifoFixed = new Search(p.fixed(), ExplorationStrategy.fifo()).once();
            long t = System.nanoTime();
            int f = new Search(p.buggy(), ExplorationStrategy.randomWalk()).failures(0, n);
            double s = (System.nanoTime() - t) / 1e9;
            int ff = new Search(p.fixed(), ExplorationStrategy.randomWalk()).failures(0, n);
            int first = new Search(p.buggy(), ExplorationStrategy.randomWalk()).firstFailure(0, n);
            System.out.printf("%-24s fifo %s/%s walk %d/%d = %.4f%% first %d fixed %d  %.0f runs/s", p, fifo == null, fifoFixed == null, f, n, 100.0 * f / n, first, ff, n / s);
            if (d > 0) {
                t = System.nanoTime();
                Depth depth = new Depth(p);
                var set = depth.smallest(d);
                System.out.printf(" | declared %d, found %s in %d runs %.1f s", p.depth(), set == null ? ">" + d : "" + set.size(), depth.runs(), (System.nanoTime() - t) / 1e9);
            }
            System.out.println();
        }
    }
}
