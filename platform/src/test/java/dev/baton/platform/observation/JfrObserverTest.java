package dev.baton.platform.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.platform.ThreadPoolScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JfrObserverTest {
    private static final TaskLabel DATABASE = TaskLabel.of("database");
    private static final Map<String, String> EVERYTHING = Map.of(
            "dev.baton.TaskRun#threshold", "0 ns",
            "dev.baton.TaskQueue#minimum", "0 ns",
            "dev.baton.TimerLateness#minimum", "0 ns");

    @TempDir
    private Path folder;

    /** Returns what is recorded of a scheduler with one thread until it has ended. */
    private List<RecordedEvent> recorded(Map<String, String> settings, Consumer<ThreadPoolScheduler> work)
            throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("dev.baton.TaskRun");
            recording.enable("dev.baton.TaskQueue");
            recording.enable("dev.baton.TimerLateness");
            recording.enable("dev.baton.TaskRejected");
            recording.setSettings(with(recording.getSettings(), settings));
            recording.start();
            CountDownLatch ended = new CountDownLatch(1);
            ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                    .threads(1).namePrefix("recorded").observer(new JfrObserver()).errorHandler(error -> {}).build();
            work.accept(scheduler);
            scheduler.schedule(ended::countDown); // on the one thread, so that what came before has ended
            await(ended);
            scheduler.close();
            assertThatThrownBy(() -> scheduler.scheduleLabeled(() -> {}, DATABASE))
                    .isInstanceOf(RejectedExecutionException.class);
            recording.stop();
            Path file = folder.resolve("events.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> "database".equals(event.getString("label"))).toList();
        }
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> found =
                events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    /** A delayed task of a worker that ends in an exception. */
    private static void delayed(ThreadPoolScheduler scheduler) {
        CountDownLatch running = new CountDownLatch(1);
        scheduler.createWorker().labeled(DATABASE).scheduleAfter(Duration.ofMillis(1), () -> {
            running.countDown();
            throw new IllegalStateException();
        });
        await(running);
    }

    @Test
    void everything_isRecordedWithLabelNameThreadAndTimes() throws IOException {
        List<RecordedEvent> events = recorded(EVERYTHING, JfrObserverTest::delayed);
        assertThat(events).hasSize(4).allSatisfy(event -> {
            assertThat(event.getString("name")).isEqualTo("JfrObserverTest lambda");
            assertThat(event.getString("library")).isEqualTo("baton");
        });
        RecordedEvent run = only(events, "dev.baton.TaskRun");
        assertThat(run.getThread().getJavaName()).isEqualTo("recorded-1");
        assertThat(run.getDuration()).isPositive();
        assertThat(run.getClass("failure").getName()).isEqualTo(IllegalStateException.class.getName());
        assertThat(only(events, "dev.baton.TaskQueue").getDuration("queueTime")).isPositive();
        assertThat(only(events, "dev.baton.TimerLateness").getDuration("lateness")).isPositive();
        only(events, "dev.baton.TaskRejected");
    }

    @Test
    void shortTimes_areNotRecordedByLargeLimits() throws IOException {
        List<RecordedEvent> events = recorded(
                Map.of(
                        "dev.baton.TaskRun#threshold", "1 h",
                        "dev.baton.TaskQueue#minimum", "60 m",
                        "dev.baton.TimerLateness#minimum", "3600 s"),
                JfrObserverTest::delayed);
        assertThat(events).hasSize(1);
        only(events, "dev.baton.TaskRejected");
    }

    @Test
    void recordingThatBeginsInsideATask_recordsTheNextOne() {
        JfrObserver observer = new JfrObserver();
        TaskNode task = new TaskNode() {
            @Override
            protected void execute() {}
        };
        observer.began(task, 0);
        try (Recording recording = new Recording()) {
            recording.enable("dev.baton.TaskRun");
            recording.start();
            observer.ended(task, 0, null);
            observer.began(task, 0);
            observer.ended(task, 0, null);
        }
    }

    @Test
    void minimum_isReadAsThresholdsAre_andTheLeastOfManyHolds() {
        assertThat(Minimum.nanosOf("20 ms")).isEqualTo(20_000_000);
        assertThat(Minimum.nanosOf("0 ns")).isZero();
        assertThat(Minimum.nanosOf("5 us")).isEqualTo(5_000);
        assertThat(Minimum.nanosOf("1h")).isEqualTo(3_600_000_000_000L);
        assertThat(Minimum.nanosOf("whatever")).isEqualTo(10_000_000);
        assertThat(Minimum.nanosOf("99999999999999999999 ms")).isEqualTo(10_000_000);
        assertThat(new Minimum().combine(Set.of("1 s", "20 ms", "1 m"))).isEqualTo("20 ms");
        assertThat(new Minimum().getValue()).isEqualTo("10 ms");
    }
}
