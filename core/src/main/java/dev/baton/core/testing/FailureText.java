package dev.baton.core.testing;

import dev.baton.core.exploration.Hold;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.trace.RunPicture;
import dev.baton.core.trace.Trace;
import dev.baton.core.trace.TraceEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts into words what was found out about a failure: the verdict first, how to replay it, then the table of the run. */
final class FailureText {
    private static final int MOST_ROWS = 60; // build logs show a message twice; the page and the trace have all of it
    private static final int MOST_HOLDS = 50; // a search that was cut short may leave thousands

    private final Plan plan;
    private final Found found;
    private final List<String> notes = new ArrayList<>();

    FailureText(Plan plan, Found found, @Nullable String note) {
        this.plan = plan;
        this.found = found;
        if (note != null) {
            notes.add(note);
        }
    }

    /** Reports a run that was different when it was executed again. */
    ExplorationFailure ofDiverging(Outcome first, Outcome again, String divergence, Schedule schedule) {
        Throwable cause = cause(first);
        String message = heading("")
                + (first.failed() ? "\n" + ErrorText.of(cause) : "")
                + "\nThe scenario is not deterministic: "
                + (found.diverged() ? "a run of the same schedule went another way. " : "the failure did not come back when"
                        + " the run was repeated with the same schedule. ")
                + "It depends on something besides this scheduler."
                + (plan.threads() == 1 ? "" : " The exploration ran on " + plan.threads() + " threads, so look first for state"
                        + " that runs share, such as a static field; threads(1) tells whether that is it.")
                + "\n" + divergence + notes();
        return new ExplorationFailure(message, cause, found.seed(), schedule, again.trace());
    }

    /** Reports a run that failed in the same way again. */
    ExplorationFailure ofExplained(
            Outcome shown, Schedule schedule, boolean isShrunk, Optional<Inevitability.Culprit> culprit) {
        return of(shown, schedule, isShrunk, isShrunk ? FailureText::why : constraints -> "", culprit);
    }

    private ExplorationFailure of(
            Outcome shown,
            Schedule schedule,
            boolean isShrunk,
            Function<List<String>, String> why,
            Optional<Inevitability.Culprit> culprit) {
        Throwable cause = Objects.requireNonNull(shown.failure());
        Trace trace = shown.trace();
        boolean needsJump = isShrunk && trace.entries().stream().anyMatch(TraceEntry::afterJump);
        List<String> constraints = constraints(schedule, shown);
        List<String> replay = replay(schedule);
        RunPicture picture = picture(trace, cause, schedule, constraints, replay, shown, culprit);
        String message = heading(needsJump ? ", after an early jump of the clock; " + plan.wording().idleClock() + " rules that out" : "")
                + "\n" + ErrorText.of(cause)
                + why.apply(constraints)
                + culprit.map(lost -> "\n" + describe(lost)).orElse("")
                + "\nTo replay it: " + String.join("\n    as found: ", replay)
                + page(picture)
                + notes()
                + "\n\n" + picture.toTable(MOST_ROWS);
        return new ExplorationFailure(message, cause, found.seed(), schedule, trace);
    }

    /** Reports a run of which nothing could be found out. */
    ExplorationFailure ofUnexplained(Outcome first, Throwable obstacle, Schedule schedule) {
        Throwable cause = cause(first);
        String message = heading("") + "\n" + ErrorText.of(cause)
                + "\nIt could not be explained: " + ErrorText.of(obstacle) + notes();
        ExplorationFailure failure = new ExplorationFailure(message, cause, found.seed(), schedule, new Trace(List.of()));
        failure.addSuppressed(obstacle);
        return failure;
    }

    private static Throwable cause(Outcome first) {
        Throwable failure = first.failure();
        return failure != null ? failure : new AssertionError("The scenario is not deterministic");
    }

    /** Adds what should be known besides. */
    void note(String note) {
        notes.add(note);
    }

    /** Reports a run that a schedule gave. */
    ExplorationFailure ofReplayed(Outcome shown, Schedule schedule) {
        return of(
                shown,
                schedule,
                !schedule.holds().isEmpty(),
                holds -> holds.isEmpty() ? "" : "\nThe schedule holds, and everything else is in the order of submission:\n  "
                        + String.join("\n  ", holds),
                Optional.empty());
    }

    private String heading(String addition) {
        return (found.seed() == null ? "Failing run: " : "Failing seed: " + found.seed() + " (")
                + found.how() + (found.seed() == null ? "" : ")") + addition;
    }

    private static List<String> constraints(Schedule schedule, Outcome shown) {
        List<String> constraints = new ArrayList<>();
        firstHolds(schedule).forEach(hold -> constraints.add(describe(hold, shown)));
        int left = schedule.holds().size() - constraints.size();
        if (left > 0) {
            constraints.add("… and " + left + " more");
        }
        return constraints;
    }

    private static List<Hold> firstHolds(Schedule schedule) {
        List<Hold> holds = schedule.holds();
        return holds.subList(0, Math.min(MOST_HOLDS, holds.size()));
    }

    private static String why(List<String> constraints) {
        if (constraints.isEmpty()) {
            return "\nIt fails in the order of submission; no reordering is needed.";
        }
        return "\nIn the order of submission it passes. This is enough to make it fail:"
                + "\n  " + String.join("\n  ", constraints);
    }

    /** A task that was cancelled while it was held is in no trace, but it was a candidate. */
    private static String describe(Hold hold, Outcome shown) {
        return hold.describe(shown.trace(), identity -> shown.recordedRun().candidate(identity)
                .map(task -> "`" + task.name() + "` ("
                        + (task.site() == null ? "" : "spawned at " + task.site() + ", ") + "did not run)")
                .orElse("a task that did not run"));
    }

    private static String describe(Inevitability.Culprit lost) {
        String what = lost.after() > 0.9 ? "Lost at step " + lost.step() : "Step " + lost.step() + " mattered most";
        return what + ": " + likelihood(lost) + ".";
    }

    private static String likelihood(Inevitability.Culprit lost) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of random endings failed before it, %.0f %% after it",
                100 * lost.before(),
                100 * lost.after());
    }

    private List<String> replay(Schedule schedule) {
        String bySchedule = plan.wording().bySchedule(schedule);
        return found.seed() == null ? List.of(bySchedule) : List.of(bySchedule, plan.wording().bySeed(found.seed()));
    }

    private RunPicture picture(
            Trace trace,
            Throwable cause,
            Schedule schedule,
            List<String> constraints,
            List<String> replay,
            Outcome shown,
            Optional<Inevitability.Culprit> culprit) {
        RunPicture.Builder picture = RunPicture.builder(trace)
                .title(heading(""))
                .verdict(ErrorText.of(cause) + culprit.map(lost -> "\n" + describe(lost)).orElse(""))
                .constraints(constraints)
                .replay(replay);
        for (Hold hold : firstHolds(schedule)) {
            trace.entries().stream()
                    .filter(entry -> entry.identity() == hold.task())
                    .forEach(entry -> picture.held(entry.step(), until(describe(hold, shown))));
        }
        shown.failingStep().ifPresent(picture::failing);
        culprit.ifPresent(lost -> picture.culprit(lost.step(), likelihood(lost)));
        return picture.build();
    }

    /** Leaves the name of the task to the place where the mark stands. */
    private static String until(String sentence) {
        return sentence.substring(Math.max(0, sentence.indexOf(" held until ") + " held ".length()));
    }

    /** Writes the page; what goes wrong with that must not hide the failure. */
    private String page(RunPicture picture) {
        Path folder = plan.pages();
        if (folder == null) {
            return "";
        }
        String run = found.seed() == null ? found.how().replaceFirst(",.*", "") : "seed " + found.seed();
        String name = "failure-" + run.replace(' ', '-');
        try {
            return "\nTimeline: " + picture.writeTo(folder, name).toUri();
        } catch (RuntimeException unwritable) {
            return "\nThe timeline could not be written: " + unwritable.getMessage();
        }
    }

    private String notes() {
        return notes.isEmpty() ? "" : "\n" + String.join("\n", notes);
    }
}
