package dev.baton.platform.observation;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps meters of the tasks of a scheduler in a Micrometer registry, by label.
 *
 * <table>
 * <caption>Meters; each has the tag {@code label} and those given at construction</caption>
 * <tr><th>name</th><th>kind</th><th>measures</th></tr>
 * <tr><td>{@code baton.task.queue}</td><td>timer</td><td>from submission or due time until a task begins</td></tr>
 * <tr><td>{@code baton.task.run}</td><td>timer</td><td>how long a task runs</td></tr>
 * <tr><td>{@code baton.timer.lateness}</td><td>timer</td><td>from the due time until the timer fires</td></tr>
 * <tr><td>{@code baton.task.failed}</td><td>counter</td><td>tasks whose body threw, whoever took that</td></tr>
 * <tr><td>{@code baton.task.rejected}</td><td>counter</td><td>tasks that were refused</td></tr>
 * <tr><td>{@code baton.task.cancelled}</td><td>counter</td><td>tasks cancelled before they began</td></tr>
 * <tr><td>{@code baton.task.pending}</td><td>gauge</td><td>tasks that wait now, delayed ones included</td></tr>
 * <tr><td>{@code baton.task.running}</td><td>gauge</td><td>tasks that run now, which is threads in use</td></tr>
 * </table>
 *
 * <p>The tag {@code label} is the name of the task's label, {@value #UNLABELED} without one. The first labels seen, up
 * to a limit, get meters of their own; later ones share those of {@value #OTHER}, so that labels made from data cannot
 * fill the registry. May be shared by several schedulers, whose figures then add up.
 */
public final class MicrometerObserver implements SchedulerObserver {
    /** How many labels have meters of their own by default. */
    public static final int DEFAULT_LABELS = 100;

    private static final String UNLABELED = "none";
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Tags tags;
    private final int mostLabels;
    private final LabelMeters unlabeled;
    private final LabelMeters others;
    private final ConcurrentMap<String, LabelMeters> byLabel = new ConcurrentHashMap<>();

    /** Keeps meters without further tags, for up to {@link #DEFAULT_LABELS} labels. */
    @SuppressWarnings("exports") // optional, so not required transitively
    public MicrometerObserver(MeterRegistry registry) {
        this(registry, Tags.empty(), DEFAULT_LABELS);
    }

    /**
     * Keeps meters.
     *
     * @param tags further tags of every meter, such as the name of the scheduler
     * @param mostLabels how many labels get meters of their own, zero or more
     * @throws IllegalArgumentException if {@code mostLabels} is negative
     */
    @SuppressWarnings("exports")
    public MicrometerObserver(MeterRegistry registry, Iterable<Tag> tags, int mostLabels) {
        if (mostLabels < 0) {
            throw new IllegalArgumentException(
                    "The number of labels that get meters of their own is zero or more, but was " + mostLabels);
        }
        this.registry = Objects.requireNonNull(registry, "registry");
        this.tags = Tags.of(Objects.requireNonNull(tags, "tags"));
        this.mostLabels = mostLabels;
        this.unlabeled = meters(UNLABELED);
        this.others = meters(OTHER);
    }

    private LabelMeters meters(String label) {
        return new LabelMeters(registry, tags.and("label", label));
    }

    private LabelMeters of(TaskNode task) {
        TaskLabel label = task.label();
        if (label == null) {
            return unlabeled;
        }
        LabelMeters known = byLabel.get(label.name());
        return known == null ? added(label.name()) : known;
    }

    private LabelMeters added(String label) {
        synchronized (byLabel) { // so that the limit is exact, and a task is counted up and down in the same place
            LabelMeters known = byLabel.get(label);
            if (known == null && byLabel.size() < mostLabels) {
                known = meters(label);
                byLabel.put(label, known);
            }
            return known == null ? others : known;
        }
    }

    @Override
    public void submitted(TaskNode task) {
        of(task).pending.increment();
    }

    @Override
    public void rejected(TaskNode task) {
        LabelMeters meters = of(task);
        meters.pending.decrement();
        meters.rejected.increment();
    }

    @Override
    public void cancelled(TaskNode task) {
        LabelMeters meters = of(task);
        meters.pending.decrement();
        meters.cancelled.increment();
    }

    @Override
    public void timerFired(TaskNode task, long latenessNanos) {
        of(task).lateness.record(latenessNanos, NANOSECONDS);
    }

    @Override
    public void began(TaskNode task, long queueNanos) {
        LabelMeters meters = of(task);
        meters.pending.decrement();
        meters.running.increment();
        meters.queue.record(queueNanos, NANOSECONDS);
    }

    @Override
    public void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {
        LabelMeters meters = of(task);
        meters.running.decrement();
        meters.run.record(runNanos, NANOSECONDS);
        if (failure != null) {
            meters.failed.increment();
        }
    }
}
