package dev.baton.examples.mixed;

import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.ExplorationResult;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks for the race in the search screen, replays it, and shows that the fixed twin has none. */
public final class Demo {
    private static final int RUNS = 1_000;
    private static final int UNUSABLE = 2;

    private final PrintStream out;
    private final List<String> queries;

    private Demo(PrintStream out, List<String> queries) {
        this.out = out;
        this.queries = queries;
    }

    /** Runs the demo; the one argument, which may be left out, names a file of queries. */
    public static void main(String[] arguments) {
        int exit = run(arguments, System.out, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** Returns 0 if every verdict is as it should be, 1 if one is not, 2 if the queries cannot be used. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> queries;
        try {
            boolean own = arguments.length == 0 || arguments[0] == null || arguments[0].isBlank();
            queries = own ? QueryFile.readOwn() : QueryFile.read(Path.of(arguments[0]));
        } catch (QueryFile.UnusableException unusable) {
            err.println(unusable.getMessage());
            return UNUSABLE;
        }
        return new Demo(out, queries).verdicts() ? 0 : 1;
    }

    private boolean verdicts() {
        out.println("A user types " + String.join(", ", queries.subList(0, Math.min(10, queries.size())))
                + (queries.size() > 10 ? ", … and " + (queries.size() - 10) + " more." : "."));
        boolean one = verdict("Screen in coroutines, requests in Reactor, parsing in RxJava", CoroutineUiSearch::new, true);
        boolean other =
                verdict("Screen in Reactor, requests in RxJava, parsing in coroutines", ReactorUiSearch::new, false);
        return one && other;
    }

    private boolean verdict(String title, Search.Factory search, boolean showReport) {
        out.println("\n" + title);
        Scenario buggy = scenario(search, Overtaking.ALLOWED);
        boolean hidden = passes(buggy, TestScheduler.create());
        out.println("  oldest task first: " + (hidden ? "passes" : "FAILS"));
        ExplorationResult result = Exploration.of(buggy).iterations(RUNS).failures(Integer.MAX_VALUE).explore();
        if (result.failures().isEmpty()) {
            out.println("  " + RUNS + " orders: no failure, though there is a race");
            return false;
        }
        ExplorationFailure failure = result.failures().get(0);
        boolean replayed = again(failure, buggy).filter(again -> again.trace().equals(failure.trace())).isPresent();
        out.println("  many orders: " + result.failing() + " of " + result.runs() + " runs fail; the replay of the first "
                + (replayed ? "is identical" : "DIFFERS"));
        String report = failure.getMessage();
        out.println((showReport ? report : report.substring(0, report.indexOf("\nTo replay"))).indent(4).stripTrailing());
        ExplorationResult ofFixed = Exploration.of(scenario(search, Overtaking.PREVENTED)).iterations(RUNS).explore();
        out.println("  fixed twin (switchMap): " + (ofFixed.failures().isEmpty()
                ? "passes all " + ofFixed.runs()
                : ofFixed.failures().get(0).getMessage()));
        return hidden && replayed && ofFixed.failures().isEmpty();
    }

    /** The test: when all is quiet, the screen shows the answer to what stands in the search field. */
    private Scenario scenario(Search.Factory search, Overtaking overtaking) {
        return scheduler -> {
            Screen screen = new Screen(scheduler);
            search.on(scheduler, overtaking).type(queries, screen);
            scheduler.runUntilIdle();
            screen.mustShowAnswerTo(queries.get(queries.size() - 1));
        };
    }

    private static boolean passes(Scenario scenario, TestScheduler scheduler) {
        try (scheduler) {
            scenario.run(scheduler);
            return true;
        } catch (Exception | AssertionError failure) {
            return false;
        }
    }

    private static Optional<ExplorationFailure> again(ExplorationFailure failure, Scenario scenario) {
        try {
            TestScheduler.replay(failure.schedule().toString(), scenario);
            return Optional.empty();
        } catch (ExplorationFailure replayed) {
            return Optional.of(replayed);
        }
    }
}
