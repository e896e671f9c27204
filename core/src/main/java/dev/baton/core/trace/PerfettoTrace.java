package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run in Chrome's trace event format. One step is one millisecond of its time axis. */
final class PerfettoTrace {
    private static final int PROCESS = 1;
    private static final long STEP = 1_000; // microseconds
    private static final long SLICE = 800;

    private final RunPicture picture;
    private final Map<String, Integer> threads = new LinkedHashMap<>();
    private final List<Map<String, Object>> events = new ArrayList<>();

    PerfettoTrace(RunPicture picture) {
        this.picture = picture;
    }

    @Override
    public String toString() {
        List<TraceEntry> entries = picture.trace().entries();
        metadata("process_name", 0, "name", picture.title());
        entries.forEach(entry -> threads.computeIfAbsent(entry.lane(), lane -> threads.size() + 1));
        threads.forEach((lane, thread) -> {
            metadata("thread_name", thread, "name", lane);
            metadata("thread_sort_index", thread, "sort_index", thread);
        });
        Map<Integer, TraceEntry> earlier = new HashMap<>();
        for (TraceEntry entry : entries) {
            slice(entry);
            clock(entry);
            TraceEntry parent = earlier.get(entry.parent());
            if (parent != null) {
                flow("s", parent, begin(parent) + SLICE - 1, entry);
                flow("f", entry, begin(entry), entry).put("bp", "e");
            }
            earlier.put(entry.step(), entry);
        }
        StringBuilder json = new StringBuilder("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
        for (int i = 0; i < events.size(); i++) {
            json.append(i == 0 ? "\n" : ",\n").append(JsonText.of(events.get(i)));
        }
        return json.append("\n]}\n").toString();
    }

    private static long begin(TraceEntry entry) {
        return entry.step() * STEP;
    }

    private Map<String, Object> event(String phase, String name, int thread) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ph", phase);
        event.put("name", name);
        event.put("pid", PROCESS);
        event.put("tid", thread);
        events.add(event);
        return event;
    }

    private Map<String, Object> event(String phase, String name, TraceEntry where, long time) {
        Map<String, Object> event = event(phase, name, threads.getOrDefault(where.lane(), 0));
        event.put("ts", time);
        return event;
    }

    private void metadata(String name, int thread, String key, Object value) {
        event("M", name, thread).put("args", Map.of(key, value));
    }

    private void slice(TraceEntry entry) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        TaskFacts.of(picture, entry).forEach((name, fact) -> {
            if (!fact.isEmpty()) {
                arguments.put(name, fact);
            }
        });
        Map<String, Object> slice = event("X", entry.label().orElse(entry.task()), entry, begin(entry));
        slice.put("dur", SLICE);
        slice.put("cat", entry.library());
        if (picture.fails(entry)) {
            slice.put("cname", "terrible");
        } else if (picture.isMarked(entry)) {
            slice.put("cname", "bad");
        }
        slice.put("args", arguments);
    }

    private void clock(TraceEntry entry) {
        event("C", "virtual time in ms", entry, begin(entry)).put("args", Map.of("ms", VirtualTime.millis(entry.time())));
    }

    private Map<String, Object> flow(String phase, TraceEntry where, long time, TraceEntry child) {
        Map<String, Object> flow = event(phase, "submits", where, time);
        flow.put("cat", "submission");
        flow.put("id", child.step());
        return flow;
    }
}
