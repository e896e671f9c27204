package dev.baton.platform.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.LongAdder;

/** The meters of one label, looked up in the registry once. */
final class LabelMeters {
    final Timer queue;
    final Timer run;
    final Timer lateness;
    final Counter failed;
    final Counter rejected;
    final Counter cancelled;
    final LongAdder pending = new LongAdder();
    final LongAdder running = new LongAdder();

    LabelMeters(MeterRegistry registry, Tags tags) {
        queue = Timer.builder("baton.task.queue")
                .description("From submission or due time until a task begins").tags(tags).register(registry);
        run = Timer.builder("baton.task.run").description("How long a task runs").tags(tags).register(registry);
        lateness = Timer.builder("baton.timer.lateness")
                .description("From the due time until the timer fires").tags(tags).register(registry);
        failed = counter(registry, "baton.task.failed", "Tasks whose body threw", tags);
        rejected = counter(registry, "baton.task.rejected", "Tasks that were refused", tags);
        cancelled = counter(registry, "baton.task.cancelled", "Tasks cancelled before they began", tags);
        gauge(registry, "baton.task.pending", "Tasks that wait now", pending, tags);
        gauge(registry, "baton.task.running", "Tasks that run now", running, tags);
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, LongAdder value, Tags tags) {
        Gauge.builder(name, value, LongAdder::sum).description(description).baseUnit("tasks").tags(tags).register(registry);
    }
}
