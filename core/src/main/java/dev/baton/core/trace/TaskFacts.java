package dev.baton.core.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that is known of one task, as names and values; what is not known is empty. */
final class TaskFacts {
    private TaskFacts() {}

    static Map<String, String> of(RunPicture picture, TraceEntry entry) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("step", String.valueOf(entry.step()));
        facts.put("virtual time", VirtualTime.format(entry.time())
                + (entry.afterJump() ? ", the clock jumped although a task was ready" : ""));
        facts.put("lane", entry.lane());
        facts.put("library", entry.library());
        facts.put("label", entry.label().orElse(""));
        facts.put("task", entry.task());
        facts.put("submitted by", entry.parent() == 0 ? "the test body" : "step " + entry.parent());
        facts.put("spawned at", entry.site().map(StackTraceElement::toString).orElse(""));
        facts.put("session", entry.session().orElse(""));
        facts.put("path", entry.path());
        facts.put("identity", Long.toHexString(entry.identity()));
        String held = picture.held(entry);
        facts.put("held", held == null ? "" : held);
        String culprit = picture.culprit(entry);
        facts.put("culprit", culprit == null ? "" : culprit);
        facts.put("failure", picture.fails(entry) ? "the run failed in this task" : "");
        return facts;
    }
}
