package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form: pinned, short, and either read as it was written or refused. */
final class ScheduleTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/expected/schedules.golden.txt");

    @Test
    void toString_pinnedRuns_matchesTheGoldenFile() throws IOException {
        assertThat(pinned()).isEqualTo(Files.readString(GOLDEN));
    }

    /** Prints the pinned schedules; with the argument {@code write} it refreshes the golden file instead. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("write")) {
            Files.writeString(GOLDEN, pinned());
        } else {
            System.out.print(pinned());
        }
    }

    private static String pinned() {
        StringBuilder text = new StringBuilder();
        samples().forEach(schedule -> text.append(schedule).append('\n'));
        return text.toString();
    }

    private static List<Schedule> samples() {
        List<Schedule> samples = new ArrayList<>();
        samples.add(new HoldSchedule(0, List.of()));
        samples.add(new HoldSchedule(2, List.of(Hold.untilTask(-1, 1), Hold.untilTime(0, Long.MAX_VALUE))));
        samples.add(new DecisionSchedule(0, List.of(), 0, 0));
        samples.add(new DecisionSchedule(
                Integer.MAX_VALUE,
                List.of(new Choice(Integer.MAX_VALUE - 1, true, Integer.MAX_VALUE - 1, 255), new Choice(1, true, 0, 0)),
                Long.MAX_VALUE,
                -1));
        for (long number : new long[] {4, 5, 42}) {
            ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
            LargeRandomProgram.hash(number, recorder);
            samples.add(recorder.decisions());
            samples.add(recorder.holds());
        }
        return samples;
    }

    @Test
    void parse_ownText_isAnEqualSchedule() {
        for (Schedule schedule : samples()) {
            String text = schedule.toString();
            assertThat(Schedule.parse(text)).isEqualTo(schedule).hasSameHashCodeAs(schedule).hasToString(text);
            assertThat(Schedule.parse(" \n" + text + "\n")).isEqualTo(schedule);
            assertThat(text).matches("baton1[dh]\\.[A-Za-z0-9_-]+\\.");
        }
        assertThat(samples()).doesNotHaveDuplicates();
    }

    @Test
    void parse_randomRuns_isAnEqualSchedule() {
        for (long number = 100; number < 400; number++) {
            ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
            LargeRandomProgram.hash(number, recorder);
            assertThat(Schedule.parse(recorder.decisions().toString())).isEqualTo(recorder.decisions());
            assertThat(Schedule.parse(recorder.holds().toString())).isEqualTo(recorder.holds());
        }
    }

    @Test
    void toString_aHundredDecisions_isShort() {
        List<Choice> choices = new ArrayList<>();
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 100; i++) {
            int tasks = 6 + random.below(3);
            choices.add(new Choice(tasks, false, random.below(tasks), random.below(256)));
        }
        assertThat(new DecisionSchedule(0, choices, 140, random.next()).toString()).hasSizeLessThan(280);
        assertThat(new HoldSchedule(0, List.of(Hold.untilTask(random.next(), random.next()))).toString())
                .hasSizeLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void parse_nothing_saysThatItIsEmpty(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse(text))
                .withMessage("The schedule is empty. Copy the whole text that the failure printed: it begins with baton1 and"
                        + " ends with a dot.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "baton", "Baton1d.AAAA.", "baton1D.AAAA.", "seed 42 of another tool", "{\"a\": 1}"})
    void parse_foreignText_saysThatItIsNoSchedule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse(text))
                .withMessageStartingWith("This is not a schedule: \"" + text + "\"");
    }

    @Test
    void parse_otherVersion_namesBoth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse("baton2d.AAAA."))
                .withMessageStartingWith("The schedule is of version 2, which is not known: this is version 1.");
    }

    @Test
    void parse_everyTruncation_isRefused() {
        for (Schedule schedule : samples()) {
            String text = schedule.toString();
            for (int length = "baton1d.".length(); length < text.length(); length++) {
                String truncated = text.substring(0, length);
                assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse(truncated))
                        .withMessageStartingWith("The schedule is truncated or damaged");
            }
        }
    }

    @Test
    void parse_otherKind_isRefused() {
        for (Schedule schedule : samples()) {
            String text = schedule.toString();
            char other = text.charAt(6) == 'd' ? 'h' : 'd';
            assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse("baton1" + other + text.substring(7)))
                    .withMessageStartingWith("The schedule is truncated or damaged");
        }
    }

    @Test
    void parse_aMillionMutants_areRefusedOrEqual() {
        List<String> texts = samples().stream().map(Schedule::toString).filter(text -> text.length() < 300).toList();
        SplitMix64 random = new SplitMix64(20);
        Runnable trial = () -> {
            for (int i = 0; i < 1_000_000; i++) {
                String text = texts.get(i % texts.size());
                String mutant = mutated(text, random);
                parsed(mutant).ifPresent(schedule -> assertThat(schedule).hasToString(text));
            }
        };
        CompletableFuture.runAsync(trial).join(); // on a short stack exceptions are cheap
    }

    /** What a reader makes of bits that no writer wrote, but whose checksum is right. */
    @Test
    void parse_mutantsOfTheBits_areRefusedOrReadAsTheyAre() {
        SplitMix64 random = new SplitMix64(21);
        int read = 0;
        for (Schedule schedule : samples()) {
            String text = schedule.toString();
            byte[] content = Base64.getUrlDecoder().decode(text.substring(8, text.length() - 1));
            for (int i = 0; i < 2_000; i++) {
                byte[] mutant = Arrays.copyOf(content, content.length - 4);
                for (int flips = 1 + random.below(3); flips > 0 && mutant.length > 0; flips--) {
                    mutant[random.below(Math.min(mutant.length, 30))] ^= (byte) (1 << random.below(8));
                }
                String forged = forged(text.charAt(6), mutant);
                Optional<Schedule> parsed = parsed(forged);
                if (parsed.isPresent()) {
                    assertThat(parsed.get()).hasToString(forged);
                    if (read++ % 20 == 0) {
                        LargeRandomProgram.hash(0, parsed.get().replay());
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    private static Optional<Schedule> parsed(String text) {
        try {
            return Optional.of(Schedule.parse(text));
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage() == null || !refused.getMessage().contains("schedule")) {
                throw new AssertionError("unclear refusal of " + text, refused);
            }
            return Optional.empty();
        }
    }

    private static String forged(char kind, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(kind);
        checksum.update(content);
        byte[] checked = ByteBuffer.allocate(content.length + 4).put(content).putInt((int) checksum.getValue()).array();
        return "baton1" + kind + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(checked) + ".";
    }

    private static String mutated(String text, SplitMix64 random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int changes = 1 + random.below(3); changes > 0 && mutant.length() > 0; changes--) {
            int at = random.below(mutant.length());
            switch (random.below(6)) {
                case 0 -> mutant.setLength(at);
                case 1 -> mutant.deleteCharAt(at);
                case 2 -> mutant.insert(at, (char) random.below(0x180));
                case 3 -> mutant.insert(at, text, 0, random.below(Math.min(text.length(), 20)));
                case 4 -> {
                    mutant.setLength(8 + random.below(40));
                    for (int i = 8; i < mutant.length(); i++) {
                        mutant.setCharAt(i, text.charAt(random.below(text.length())));
                    }
                }
                default -> mutant.setCharAt(at, (char) (mutant.charAt(at) ^ (1 << random.below(8))));
            }
        }
        return mutant.toString();
    }

    @Test
    void write_file_isReadBackAlsoWithCommentsAndBrokenLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("failing.schedule");
        Schedule schedule = samples().get(4);
        schedule.write(file);
        assertThat(Schedule.read(file)).isEqualTo(schedule);
        assertThat(Files.readString(file)).startsWith("# ").endsWith("\n" + schedule + "\n");

        String text = schedule.toString();
        Files.writeString(file, "# from the build\r\n\r\n" + text.substring(0, 50) + "\r\n# more\r\n  " + text.substring(50));
        assertThat(Schedule.read(file)).isEqualTo(schedule);
    }

    @Test
    void read_badFile_namesIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("failing.schedule");
        assertThatThrownBy(() -> Schedule.read(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("failing.schedule cannot be read");
        assertThatThrownBy(() -> samples().get(0).write(folder)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder + " cannot be written");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Schedule.read(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("failing.schedule");
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> Schedule.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("failing.schedule: The schedule is empty");
    }
}
