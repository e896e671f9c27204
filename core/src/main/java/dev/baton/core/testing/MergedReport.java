package dev.baton.core.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * The reports of the shards of one exploration, taken together.
 *
 * <p>An exploration with a {@linkplain Exploration#reports report folder} leaves a file there for its shard. Copy the
 * folders of all machines into one, or name them all.
 */
public final class MergedReport {
    private final List<ShardReport> shards;

    private MergedReport(List<ShardReport> shards) {
        this.shards = shards;
    }

    /**
     * Reads the shards' files in some folders.
     *
     * @throws IllegalArgumentException if there is none, if one cannot be read, if one shard is there twice, or if they
     *     are not of one exploration
     */
    public static MergedReport of(Collection<Path> folders) {
        Map<Integer, ShardReport> shards = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : filesIn(folder)) {
                ShardReport report = ShardReport.read(file);
                if (shards.put(report.shard().index(), report) != null) {
                    throw new IllegalArgumentException(report.shard() + " is there twice, once in " + file);
                }
            }
        }
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("There is no file shard-…-of-….txt in " + folders);
        }
        List<ShardReport> all = List.copyOf(shards.values());
        if (all.stream().map(each -> each.shard().count() + "/" + each.count("planned")).distinct().count() > 1) {
            throw new IllegalArgumentException("The shards in " + folders + " are not of one exploration: "
                    + all.stream().map(each -> each.shard() + " of " + each.count("planned") + " planned runs").toList());
        }
        return new MergedReport(all);
    }

    private static List<Path> filesIn(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "shard-*-of-*.txt")) {
            found.forEach(files::add);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The folder " + folder + " cannot be read: " + unreadable, unreadable);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** Returns the numbers of the shards of which there is no report. */
    public List<Integer> missing() {
        List<Integer> there = shards.stream().map(each -> each.shard().index()).toList();
        return IntStream.range(0, shards.get(0).shard().count()).filter(index -> !there.contains(index)).boxed().toList();
    }

    /** Returns how many runs all shards made together. */
    public long runs() {
        return sum("runs");
    }

    /** Returns how many of them failed. */
    public long failing() {
        return sum("failing");
    }

    /** Returns a line for each kind of failure, of the first shard that met it: class, site, and what replays it. */
    public List<String> failures() {
        Map<String, String> kinds = new TreeMap<>();
        shards.forEach(shard -> shard.failures().forEach(
                line -> kinds.putIfAbsent(line.substring(0, Math.max(0, line.lastIndexOf(", "))), line)));
        return List.copyOf(kinds.values());
    }

    private long sum(String name) {
        return reduce(name, Long::sum);
    }

    private long reduce(String name, LongBinaryOperator operator) {
        return shards.stream().mapToLong(shard -> shard.count(name)).reduce(operator).orElse(0);
    }

    /** Returns all in a few lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d shards, %d runs of %d planned%s, %d to %d decisions (mean %.1f)%s, %s",
                shards.size(),
                shards.get(0).shard().count(),
                runs(),
                shards.get(0).count("planned"),
                sum("cut short") == 0 ? "" : ", " + sum("cut short") + " cut short by the time budget",
                reduce("fewest decisions", Math::min),
                reduce("most decisions", Math::max),
                (double) sum("all decisions") / Math.max(1, runs()),
                sum("bounded") == 0 ? "" : ", " + sum("bounded") + " ended at the bound",
                failing() == 0 ? "no failure" : failing() + " failed"));
        missing().forEach(index -> text.append("\nmissing: shard ").append(index));
        failures().forEach(failure -> text.append("\nfailure: ").append(failure));
        return text.toString();
    }
}
