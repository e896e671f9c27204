package dev.baton.core.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the seeds that failed once: one to a line, with a comment after {@code #}. They run first.
 *
 * <p>It belongs into the source tree, so that what failed on one machine runs on all. A seed stays a legal run when the
 * program changes, though it need not find the same failure then.
 */
final class Corpus {
    static final Corpus NONE = new Corpus(null, Set.of());

    private final @Nullable Path file;
    private final Set<Long> seeds;

    private Corpus(@Nullable Path file, Set<Long> seeds) {
        this.file = file;
        this.seeds = seeds;
    }

    /**
     * Reads a corpus; a file that does not exist is an empty one.
     *
     * @throws IllegalArgumentException if the file cannot be read, or a line is neither empty nor a seed
     */
    static Corpus read(Path file) {
        Set<Long> seeds = new LinkedHashSet<>();
        if (Files.exists(file)) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).replaceFirst("^\\uFEFF", ""); // a byte order mark, which some editors write
                String entry = line.replaceFirst("(?s)#.*", "").strip();
                if (!entry.isEmpty()) {
                    seeds.add(seed(entry, file, i + 1));
                }
            }
        }
        return new Corpus(file, seeds);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The corpus " + file + " cannot be read as UTF-8 text: " + unreadable, unreadable);
        }
    }

    private static long seed(String entry, Path file, int line) {
        try {
            return Long.parseLong(entry);
        } catch (NumberFormatException notASeed) {
            String shown = entry.length() > 40 ? entry.substring(0, 40) + "…" : entry;
            throw new IllegalArgumentException("Line " + line + " of the corpus " + file + " is \"" + shown
                    + "\", which is no seed. A line holds one whole number, and a comment after #;"
                    + " mend or delete the line", notASeed);
        }
    }

    List<Long> seeds() {
        return new ArrayList<>(seeds);
    }

    /** Adds the seed of a failure; returns a note for its report if that does not work, which must not hide the failure. */
    @Nullable String add(Found found) {
        Long seed = found.seed();
        if (file == null || seed == null || seeds.contains(seed)) {
            return null;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean needsLineFeed = Files.exists(file) && !Files.readString(file).matches("(?s)(.*\n)?");
            Files.writeString(
                    file,
                    (needsLineFeed ? "\n" : "") + seed + " # " + found.signature().type() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return null;
        } catch (IOException | RuntimeException unwritable) {
            return "The seed could not be added to the corpus " + file + ": " + unwritable;
        }
    }
}
