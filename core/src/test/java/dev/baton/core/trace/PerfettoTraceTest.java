package dev.baton.core.trace;

import static dev.baton.core.trace.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PerfettoTraceTest {
    private final String json = SampleRuns.search().toPerfettoJson();

    private static long number(Object event, String key) {
        return ((Number) Json.get(event, key)).longValue();
    }

    @Test
    void trace_sample_isGolden() throws IOException {
        assertGolden("search.golden.json", json);
    }

    @Test
    void lanes_areNamedThreads() {
        List<?> names = Json.events(json, "M").stream()
                .filter(event -> "thread_name".equals(Json.get(event, "name")))
                .map(event -> Json.get(event, "args", "name"))
                .toList();
        assertThat(names).isEqualTo(List.of("foreground", "background", "worker 1", "worker 2"));
    }

    @Test
    void slices_doNotOverlapAndCarryTheFacts() {
        List<?> slices = Json.events(json, "X");
        assertThat(slices).hasSize(12);
        long free = 0;
        for (Object slice : slices) {
            assertThat(number(slice, "ts")).isGreaterThanOrEqualTo(free);
            free = number(slice, "ts") + number(slice, "dur");
        }
        assertThat(Json.get(slices.get(11), "args", "held")).isEqualTo("until results#11 had run");
        assertThat(Json.get(slices.get(11), "cname")).isEqualTo("terrible");
        assertThat(Json.get(slices.get(7), "args", "virtual time")).asString().startsWith("350 ms");
    }

    /** A viewer ties a flow to the slice of its thread around its time. */
    @Test
    void flows_leadFromParentToChild() {
        Map<Long, Integer> begins = new HashMap<>();
        Json.events(json, "s").forEach(flow -> begins.put(number(flow, "id"), stepAround(flow)));
        List<?> ends = Json.events(json, "f");
        assertThat(ends).hasSize(10).hasSameSizeAs(begins.keySet());
        ends.forEach(flow -> {
            TraceEntry child = SampleRuns.search().trace().entries().get((int) number(flow, "id") - 1);
            assertThat(stepAround(flow)).isEqualTo(child.step());
            assertThat(begins).containsEntry(number(flow, "id"), child.parent());
        });
    }

    private int stepAround(Object flow) {
        List<?> around = Json.events(json, "X").stream()
                .filter(slice -> number(slice, "tid") == number(flow, "tid"))
                .filter(slice -> number(slice, "ts") <= number(flow, "ts"))
                .filter(slice -> number(flow, "ts") < number(slice, "ts") + number(slice, "dur"))
                .toList();
        assertThat(around).hasSize(1);
        return Integer.parseInt((String) Json.get(around.get(0), "args", "step"));
    }

    @Test
    void clock_longestTimes_areNumbers() {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        Trace trace = new Trace(List.of(new TraceEntry(1, longest, "lane", "baton", Optional.empty(), "Task", "", 0, 0,
                Optional.empty(), Optional.empty(), false)));
        String text = RunPicture.builder(trace).build().toPerfettoJson();
        assertThat(text).contains("\"ms\":9223372036854.775807");
        assertThat(Json.events(text, "C")).hasSize(1);
    }

    @Test
    void trace_empty_isValid() {
        assertThat(Json.events(RunPicture.builder(new Trace(List.of())).build().toPerfettoJson(), "X")).isEmpty();
    }
}
