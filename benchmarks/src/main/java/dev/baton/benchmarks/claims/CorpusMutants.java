package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.claims.MutantClaims.Tally;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Explores with damaged corpora. A file that is still a corpus must run each of its seeds, which an independent reading
 * counts; any other must be refused with its name.
 */
final class CorpusMutants {
    private static final String CORPUS = """
            # seeds that failed once
            17 # AssertionError
            -4
            9223372036854775807
            1000003 # IllegalStateException
            0
            """;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private CorpusMutants() {}

    static Tally read(int files) {
        Tally tally = new Tally();
        try {
            Path folder = Files.createTempDirectory("baton-corpora");
            Path file = folder.resolve("mutant.seeds");
            try {
                Mutation mutation = new Mutation(2);
                for (int i = 0; i < files; i++) {
                    byte[] mutant = i % 2 == 0
                            ? mutation.of(CORPUS.getBytes(StandardCharsets.UTF_8))
                            : mutation.of(CORPUS).getBytes(StandardCharsets.UTF_8);
                    Files.write(file, mutant);
                    explore(file, seeds(mutant), tally);
                }
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tally;
    }

    private static void explore(Path file, OptionalInt seeds, Tally tally) {
        try {
            ExplorationResult result = Exploration.of(scheduler -> {})
                    .strategy(ExplorationStrategy::fifo)
                    .iterations(1)
                    .checkDeterminismEvery(0)
                    .corpus(file)
                    .explore();
            if (seeds.isPresent() && result.runs() == seeds.getAsInt() + 1) {
                tally.same++;
            } else {
                tally.wrong(result.runs() + " runs of a corpus of " + seeds);
            }
        } catch (IllegalArgumentException refused) {
            if (seeds.isEmpty() && String.valueOf(refused.getMessage()).contains(file.toString())) {
                tally.refused++;
            } else {
                tally.wrong("refused a corpus of " + seeds + ": " + refused.getMessage());
            }
        } catch (RuntimeException | Error crash) {
            tally.wrong(crash.toString());
        }
    }

    /** Returns how many different seeds a corpus has, or nothing if it is none. */
    static OptionalInt seeds(byte[] corpus) {
        Set<BigInteger> seeds = new HashSet<>();
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(corpus)).toString();
            for (String line : text.lines().toList()) {
                int comment = line.indexOf('#');
                String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!entry.isEmpty()) {
                    seeds.add(new BigInteger(entry));
                }
            }
        } catch (CharacterCodingException | NumberFormatException notACorpus) {
            return OptionalInt.empty();
        }
        boolean inRange = seeds.stream().allMatch(seed -> seed.compareTo(LEAST) >= 0 && seed.compareTo(MOST) <= 0);
        return inRange ? OptionalInt.of(seeds.size()) : OptionalInt.empty();
    }
}
