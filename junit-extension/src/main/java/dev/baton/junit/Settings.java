package dev.baton.junit;

import dev.baton.core.exploration.Schedule;
import dev.baton.core.testing.Exploration;
import java.lang.reflect.Method;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What one test was told by its annotations and from outside.
 *
 * @param id the test
 * @param test its annotation, for what cannot be set from outside
 * @param outside for what was set there
 * @param seed of the first run
 * @param isPinned true if that seed alone is to run
 * @param replay the schedule to run once instead, or null
 */
record Settings(
        TestId id,
        BatonTest test,
        Outside outside,
        long seed,
        boolean isPinned,
        @Nullable Schedule replay) {

    /**
     * Reads the settings.
     *
     * @throws ExtensionConfigurationException if one makes no sense, or two contradict each other
     */
    static Settings of(TestId id, Method method, Outside outside) {
        BatonTest test = AnnotationSupport.findAnnotation(method, BatonTest.class).orElseThrow();
        Optional<Long> pinned = AnnotationSupport.findAnnotation(method, Seed.class).map(Seed::value);
        Optional<String> replayed = AnnotationSupport.findAnnotation(method, Replay.class).map(Replay::value);
        boolean hasSeed = test.seed() != BatonTest.SEED_OF_TEST;
        rejectBoth(replayed.isPresent() && (pinned.isPresent() || hasSeed), "@Replay", "a seed", id);
        rejectBoth(pinned.isPresent() && hasSeed, "@Seed", "@BatonTest(seed = …)", id);
        rejectBoth(outside.has(Setting.SEED) && outside.has(Setting.REPLAY),
                outside.nameOf(Setting.SEED), outside.nameOf(Setting.REPLAY), id);
        Settings settings;
        if (outside.has(Setting.SEED)) {
            boolean isRandom = outside.text(Setting.SEED).equals(Optional.of("random"));
            long seed = isRandom ? fresh() : outside.read(Setting.SEED, "a seed or \"random\"", Long::parseLong).orElseThrow();
            settings = new Settings(id, test, outside, seed, !isRandom && !outside.has(Setting.ITERATIONS), null);
        } else if (outside.has(Setting.REPLAY)) {
            settings = new Settings(id, test, outside, 0, true,
                    outside.read(Setting.REPLAY, "a schedule", Schedule::parse).orElseThrow());
        } else {
            settings = new Settings(id, test, outside,
                    pinned.orElse(hasSeed ? test.seed() : id.seed()),
                    pinned.isPresent(),
                    replayed.map(text -> schedule(text, id)).orElse(null));
        }
        settings.check();
        return settings;
    }

    private static long fresh() {
        return ThreadLocalRandom.current().nextLong(1L << 32);
    }

    private static void rejectBoth(boolean both, String first, String second, TestId id) {
        if (both) {
            throw new ExtensionConfigurationException(
                    first + " and " + second + " contradict each other on " + id + ": leave one of them out");
        }
    }

    private static Schedule schedule(String text, TestId id) {
        try {
            return Schedule.parse(text);
        } catch (IllegalArgumentException none) {
            throw new ExtensionConfigurationException(
                    "@Replay of " + id + " holds no schedule: " + none.getMessage(), none);
        }
    }

    private void check() {
        iterations();
        maxSteps();
        timeBudget();
        hangLimit();
        failures();
        strategy();
        clock();
        reports();
        corpus();
        if (outside.has(Setting.SHARD_INDEX) != outside.has(Setting.SHARD_COUNT)) {
            throw new ExtensionConfigurationException(Setting.SHARD_INDEX.parameter() + " and "
                    + Setting.SHARD_COUNT.parameter() + " belong together: set both or neither");
        }
    }

    long iterations() {
        long number = outside.number(Setting.ITERATIONS, test.iterations());
        return positive(number, Setting.ITERATIONS, "iterations");
    }

    long maxSteps() {
        long number = outside.number(Setting.MAX_STEPS, test.maxSteps());
        return positive(number, Setting.MAX_STEPS, "maxSteps");
    }

    int failures() {
        return (int) positive(test.failures(), null, "failures");
    }

    Strategy strategy() {
        return outside.constant(Setting.STRATEGY, test.strategy());
    }

    ClockPolicy clock() {
        return outside.constant(Setting.CLOCK, test.clock());
    }

    Optional<Duration> timeBudget() {
        return time(Setting.TIME_BUDGET, test.timeBudget(), "timeBudget");
    }

    Duration hangLimit() {
        return time(Setting.HANG_LIMIT, test.hangLimit(), "hangLimit").orElse(Duration.ofSeconds(30));
    }

    private Optional<Duration> time(Setting setting, String annotated, String attribute) {
        String wanted = "a positive duration such as \"30 s\"";
        Optional<Duration> set = outside.read(setting, wanted, RealTime::parse);
        if (set.isPresent() || annotated.isBlank()) {
            return set;
        }
        try {
            return Optional.of(RealTime.parse(annotated));
        } catch (IllegalArgumentException none) {
            throw new ExtensionConfigurationException("@BatonTest(" + attribute + ") of " + id + " must be " + wanted
                    + ", but is \"" + annotated + "\"", none);
        }
    }

    /** Returns the folder for timelines of this test, if there are to be any. */
    Optional<Path> reports() {
        return outside.text(Setting.REPORTS).equals(Optional.of("none"))
                ? Optional.empty()
                : Optional.of(id.in(folder(Setting.REPORTS, "target/baton")));
    }

    /** Returns the file of seeds to begin with, if there is to be one. */
    Optional<Path> corpus() {
        return test.corpus() ? Optional.of(id.corpusIn(folder(Setting.CORPUS, "src/test/baton"))) : Optional.empty();
    }

    private Path folder(Setting setting, String otherwise) {
        return outside.read(setting, "a folder", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException none) {
                throw new IllegalArgumentException(none);
            }
        }).orElse(Path.of(otherwise));
    }

    /** Explores a part, if that was set. */
    void shard(Exploration exploration) {
        if (outside.has(Setting.SHARD_COUNT)) {
            exploration.shard((int) outside.number(Setting.SHARD_INDEX, 0), (int) outside.number(Setting.SHARD_COUNT, 1));
        }
    }

    RerunLine rerunLine() {
        return new RerunLine(id, outside, Path.of(""));
    }

    List<String> install() {
        return List.of(test.install());
    }

    private long positive(long value, @Nullable Setting setting, String attribute) {
        if (value <= 0) {
            String name = setting != null && outside.has(setting)
                    ? outside.nameOf(setting)
                    : "@BatonTest(" + attribute + ") of " + id;
            throw new ExtensionConfigurationException(name + " must be positive, but is " + value);
        }
        return value;
    }
}
