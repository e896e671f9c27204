package dev.baton.core.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one shard of an exploration has seen, as a text file of its report folder: {@code shard-2-of-8.txt}.
 *
 * @param shard which part it was
 * @param counts what was counted, by name, in the order of the file
 * @param failures a line for each kind of failure: what replays it, its class and its site
 */
record ShardReport(Shard shard, Map<String, Long> counts, List<String> failures) {
    private static final String VERSION = "baton exploration 1";
    private static final String FAILURE = "failure: ";
    private static final List<String> COUNTS =
            List.of("planned", "runs", "schedules", "fewest decisions", "all decisions", "most decisions", "bounded", "failing", "cut short");

    static ShardReport of(Shard shard, ExplorationResult result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long[] values = {
            result.planned(), result.runs(), result.schedules(), result.decisions().least(),
            Math.round(result.decisions().mean() * result.runs()), result.decisions().most(), result.bounded(), result.failing(),
            result.isCutShort() ? 1 : 0
        };
        for (int i = 0; i < values.length; i++) {
            counts.put(COUNTS.get(i), values[i]);
        }
        return new ShardReport(shard, counts, result.failures().stream().map(ShardReport::line).toList());
    }

    private static String line(ExplorationFailure failure) {
        FailureSignature signature = FailureSignature.of(failure.getCause());
        String replay = failure.seed().isPresent() ? "seed " + failure.seed().getAsLong() : failure.schedule().toString();
        return signature.type() + " at " + (signature.site().isEmpty() ? "no line of user code" : signature.site()) + ", " + replay;
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Writes the file; returns a note if that does not work, which must not hide a failure. */
    Optional<String> writeTo(Path folder) {
        StringBuilder text = new StringBuilder(VERSION + "\n" + shard + "\n");
        counts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        failures.forEach(failure -> text.append(FAILURE).append(failure).append('\n'));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(shard.toString().replace(' ', '-') + ".txt"), text);
            return Optional.empty();
        } catch (IOException | RuntimeException unwritable) {
            return Optional.of("The report could not be written to " + folder + ": " + unwritable);
        }
    }

    /**
     * Reads a file that {@link #writeTo} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ShardReport read(Path file) {
        try (Stream<String> read = Files.lines(file, StandardCharsets.UTF_8)) {
            List<String> lines = read.toList();
            String[] shard = lines.get(1).split(" ", -1);
            if (!lines.get(0).equals(VERSION)) {
                throw new IllegalArgumentException("its first line is not \"" + VERSION + "\"");
            }
            Map<String, Long> counts = new LinkedHashMap<>();
            for (int i = 0; i < COUNTS.size(); i++) {
                String[] count = lines.get(2 + i).split(": ", -1);
                counts.put(COUNTS.get(i), Long.parseLong(count[1]));
            }
            return new ShardReport(
                    new Shard(Integer.parseInt(shard[1]), Integer.parseInt(shard[3])),
                    counts,
                    lines.stream().filter(line -> line.startsWith(FAILURE)).map(line -> line.substring(FAILURE.length())).toList());
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(file + " is no report of an exploration: " + unreadable.getMessage(), unreadable);
        }
    }
}
