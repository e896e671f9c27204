package dev.baton.examples.mixed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What the user types: a text file in UTF-8 with one query a line; blank lines do not count. */
final class QueryFile {
    private static final String OWN = "queries.txt";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST = 200;

    private QueryFile() {}

    /** Reads the file that comes with this example. */
    static List<String> readOwn() throws UnusableException {
        try (InputStream own = Objects.requireNonNull(QueryFile.class.getResourceAsStream(OWN), OWN);
                BufferedReader reader = new BufferedReader(new InputStreamReader(own, StandardCharsets.UTF_8))) {
            return queries(OWN, reader.lines().toList());
        } catch (IOException unreadable) {
            throw new UnusableException("The query file " + OWN + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads another file. */
    static List<String> read(Path file) throws UnusableException {
        try {
            return queries(file.toString(), Files.readAllLines(file));
        } catch (NoSuchFileException missing) {
            throw new UnusableException("The query file " + file.toAbsolutePath() + " does not exist");
        } catch (MalformedInputException binary) {
            throw new UnusableException("The query file " + file + " is not text in UTF-8");
        } catch (IOException unreadable) {
            throw new UnusableException("The query file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<String> queries(String name, List<String> lines) throws UnusableException {
        List<String> queries = lines.stream()
                .map(line -> line.replace(BYTE_ORDER_MARK, "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        long different = queries.stream().distinct().count();
        if (different < 2) {
            throw new UnusableException("The query file " + name + " holds "
                    + (different == 0 ? "no query" : "one query only, \"" + queries.get(0) + "\"")
                    + ". The search needs at least two different ones, one a line: what the user has typed after each keystroke");
        }
        if (queries.size() > MOST) {
            throw new UnusableException("The query file " + name + " holds " + queries.size()
                    + " queries, more than the " + MOST + " that a user types in one go");
        }
        return queries;
    }

    /** The file is missing, unreadable or empty. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }
}
