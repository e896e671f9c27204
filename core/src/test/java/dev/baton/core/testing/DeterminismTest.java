package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same seed is the same run: here, in another process, on every JDK. The golden file pins what seeds mean. */
final class DeterminismTest {
    private static final Path GOLDEN = Path.of("src/test/resources/expected/decisions.golden.txt");
    private static final List<Long> SEEDS = List.of(0L, 1L, 42L, -1L, Long.MAX_VALUE);

    @Test
    void decisions_pinnedProgram_matchTheGoldenFile() throws IOException {
        assertThat(logs()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void decisions_sameSeedTwice_areEqual() {
        assertThat(logs()).isEqualTo(logs());
    }

    @Test
    void decisions_anotherProcess_areEqual() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        DeterminismTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo(logs());
    }

    @Test
    void scheduleHash_differentSeeds_tellsSchedulesApart() {
        long hash = run(7).scheduleHash();
        assertThat(run(7).scheduleHash()).isEqualTo(hash);
        assertThat(run(8).scheduleHash()).isNotEqualTo(hash);
    }

    @Test
    void scheduleHash_sessionsOfOneName_tellsTheirOrdersApart() {
        Set<String> orders = new HashSet<>();
        Set<Long> hashes = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            StringBuilder order = new StringBuilder();
            for (String task : List.of("a", "b")) {
                scheduler.inSession(SessionId.create("ui")).scheduleForeground(() -> order.append(task));
            }
            scheduler.runUntilIdle();
            orders.add(order.toString());
            hashes.add(scheduler.scheduleHash());
        }
        assertThat(orders).hasSize(2);
        assertThat(hashes).hasSize(2);
    }

    @Test
    void builder_usedTwice_keepsItsSeed() {
        TestSchedulerBuilder builder = TestScheduler.builder().seed(5);
        List<String> logs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            TestScheduler scheduler = builder.build();
            for (int i = 0; i < 8; i++) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
            logs.add(scheduler.decisions().toString());
        }
        assertThat(logs.get(0)).isEqualTo(logs.get(1));
    }

    /** Prints the logs; with the argument {@code write} it refreshes the golden file instead. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("write")) {
            try {
                Files.writeString(GOLDEN, logs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            System.out.print(logs());
        }
    }

    private static String logs() {
        StringBuilder text = new StringBuilder();
        for (long seed : SEEDS) {
            TestScheduler scheduler = run(seed);
            text.append("seed ").append(seed)
                    .append(" hash ").append(Long.toHexString(scheduler.scheduleHash()))
                    .append(' ').append(scheduler.decisions()).append('\n');
        }
        return text.toString();
    }

    /** A program with everything that orders tasks: children, lanes, timers, labels, foregrounds, cancellation. */
    private static TestScheduler run(long seed) {
        TestScheduler scheduler = TestScheduler.withSeed(seed);
        TaskLabel last = TaskLabel.of("last");
        scheduler.deprioritize(last);
        Worker worker = scheduler.createWorker();
        for (int i = 0; i < 4; i++) {
            worker.schedule(() -> scheduler.schedule(() -> scheduler.newForeground().schedule(() -> {})));
            scheduler.scheduleAfter(Duration.ofMillis(i % 2), () -> worker.schedule(() -> {}));
            scheduler.scheduleLabeled(() -> {}, last);
            scheduler.schedule(() -> {}).cancel();
        }
        scheduler.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> scheduler.schedule(() -> {}));
        scheduler.advanceBy(Duration.ofMillis(5));
        scheduler.cancelPending();
        scheduler.close();
        return scheduler;
    }
}
