package dev.baton.core.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Runs to look at. {@code main} writes them as pages, for {@code src/test/screenshots.sh}. */
final class SampleRuns {
    private final List<TraceEntry> entries = new ArrayList<>();

    private SampleRuns() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        search().writeTo(folder, "search");
        shop(500, 12).writeTo(folder, "shop");
        shop(10_000, 60).writeTo(folder, "huge");
    }

    private SampleRuns add(
            long millis, String lane, String library, @Nullable String label, String task, int parent, @Nullable String site) {
        boolean jumped = millis < 0;
        int step = entries.size() + 1;
        StackTraceElement element = null;
        if (site != null) {
            String[] parts = site.split(":");
            element = new StackTraceElement("com.example.shop." + parts[0], "call", parts[0] + ".java", Integer.parseInt(parts[1]));
        }
        entries.add(new TraceEntry(step, Duration.ofMillis(Math.abs(millis)), lane, library, Optional.ofNullable(label),
                task, "body/" + parent + "/" + step, step * 0x9E3779B97F4A7C15L, parent,
                lane.startsWith("session") ? Optional.of(lane) : Optional.empty(), Optional.ofNullable(element), jumped));
        return this;
    }

    /** A search screen whose older answer wins: four lanes, three libraries, an early jump of the clock. */
    static RunPicture search() {
        String subscription = "FluxSubscribeOnCallable.CallableSubscribeOnSubscription";
        String parser = "SingleSubscribeOn.SubscribeOnObserver";
        Trace trace = new Trace(new SampleRuns()
                .add(0, "foreground", "coroutines", "screen", "results", 0, "SearchScreen:31")
                .add(0, "foreground", "coroutines", "screen", "typing", 0, "SearchScreen:38")
                .add(100, "foreground", "coroutines", "screen", "typing", 2, "SearchScreen:40")
                .add(100, "background", "reactor", "request", subscription, 3, "Backend:17")
                .add(100, "foreground", "coroutines", "screen", "typing", 3, "SearchScreen:40")
                .add(100, "worker 1", "rxjava", "parse", parser, 4, "Parser:12")
                .add(100, "background", "reactor", "request", subscription, 5, "Backend:17")
                .add(-350, "worker 2", "reactor", "timeout", "FluxTimeout.TimeoutTimeoutSubscriber", 3, "Backend:19")
                .add(350, "worker 1", "rxjava", "parse", parser, 7, "Parser:12")
                .add(350, "background", "reactor", "cache", "MonoCacheTime", 7, "Backend:23")
                .add(350, "foreground", "coroutines", "screen", "results", 9, "SearchScreen:33")
                .add(350, "foreground", "coroutines", "screen", "results", 6, "SearchScreen:33")
                .entries);
        return RunPicture.builder(trace)
                .title("SearchScreenTest.showsTheAnswerToTheLastQuery")
                .verdict("Failing seed: 17 (run 18 of 1000), an early clock jump is needed\n"
                        + "AssertionFailedError: expected: <reactor> but was: <re>")
                .constraints(List.of("results#12 held until results#11 had run", "the clock jumps before parse#9"))
                .replay(List.of("TestScheduler.once(17L, scenario)"))
                .held(12, "until results#11 had run")
                .culprit(7, "failure likelihood rises from 3 % to 55 % here")
                .failing(12)
                .build();
    }

    /** Many sessions at once, as a load test has them. */
    static RunPicture shop(int tasks, int lanes) {
        Random random = new Random(42);
        SampleRuns run = new SampleRuns();
        String[] labels = {"checkout", "stock", "price", "mail", "render", null};
        String[] libraries = {"baton", "coroutines", "reactor", "rxjava"};
        long millis = 0;
        for (int i = 0; i < tasks; i++) {
            boolean moves = random.nextInt(9) == 0;
            millis += moves ? 1 + random.nextInt(40) : 0;
            int lane = Math.min(random.nextInt(lanes), random.nextInt(lanes));
            int kind = random.nextInt(labels.length);
            run.add(moves && random.nextInt(12) == 0 ? -millis : millis,
                    lane == 0 ? "background" : lane == 1 ? "foreground" : lane < 6 ? "session " + lane : "worker " + (lane - 5),
                    libraries[random.nextInt(libraries.length)],
                    labels[kind],
                    kind % 2 == 0 ? "FlowableObserveOn.ObserveOnSubscriber" : "MonoSubscribeOn.SubscribeOnSubscriber",
                    i < 4 ? 0 : Math.max(1, i - (random.nextInt(8) == 0 ? random.nextInt(60) : random.nextInt(9))),
                    "Shop" + kind + ":" + (10 + random.nextInt(90)));
        }
        int last = run.entries.size();
        return RunPicture.builder(new Trace(run.entries))
                .title("ShopTest.stockIsNeverNegative")
                .verdict("Failing seed: 4711 (run 212 of 1000)\njava.lang.AssertionError: stock of article 7 is -1")
                .constraints(List.of("stock#" + (last - 40) + " held until checkout#" + (last - 55) + " had run"))
                .replay(List.of("TestScheduler.once(4711L, scenario)"))
                .held(last - 40, "until checkout#" + (last - 55) + " had run")
                .culprit(last - 55, "failure likelihood rises from 1 % to 38 % here")
                .failing(last)
                .build();
    }
}
