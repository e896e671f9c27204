package dev.baton.benchmarks.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.bugs.BugPrograms;
import dev.baton.benchmarks.bugs.Variant;
import dev.baton.benchmarks.models.TaskModel;
import dev.baton.benchmarks.models.TaskModels;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each claim holds on a small scale, and falls short where something is wrong. */
final class ClaimsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    static List<TaskModel> models() {
        return TaskModels.all();
    }

    private static List<BugProgram> programs(String part) {
        return BugPrograms.all().stream().filter(each -> each.name().contains(part)).toList();
    }

    private static BugProgram program(String name, BugProgram.Body body) {
        return new BugProgram(name, "made up", 1, false, body);
    }

    private List<Boolean> verdicts(Part part) throws Exception {
        part.measure(report);
        return report.claims().stream().map(Claim::holds).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void models_fifoPasses_defaultExplorationFindsThem(TaskModel model) {
        assertThat(new Search(model.scenario(), ExplorationStrategy.fifo()).once()).isNull();
        assertThat(new Search(model.scenario(), ExplorationStrategy.portfolio()).firstFailure(0, 1_000)).isPositive();
    }

    @Test
    void bugs_strategyThatFindsNothing_fallsShort() throws Exception {
        List<Contestant> contestants = List.of(new Contestant("fifo", ExplorationStrategy::fifo));
        assertThat(verdicts(new BugClaims(programs("stale search"), 3, 20, contestants))).containsExactly(false, true);
    }

    @Test
    void fixed_programThatIsNot_fallsShort() throws Exception {
        BugProgram stale = programs("stale search").get(0);
        BugProgram notFixed = program("not fixed", (scheduler, variant) -> stale.buggy().run(scheduler));
        assertThat(verdicts(new FixedClaims(List.of(stale, notFixed), 200))).containsExactly(false);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).containsPattern("not fixed .* FAILED: ");
    }

    @Test
    void uniform_walkThatIsBiased_fallsShort() throws Exception {
        assertThat(verdicts(new UniformClaims(30_000, ExplorationStrategy::randomWalk))).containsExactly(false);
        assertThat(verdicts(new UniformClaims(30_000))).containsExactly(false, true);
    }

    @Test
    void pct_bounds_areKept() throws Exception {
        assertThat(verdicts(new PctClaims(5_000))).containsExactly(true);
    }

    @Test
    void wilson_interval_isThatOfTheTextbooks() {
        assertThat(Statistics.lower(10, 100)).isEqualTo(0.0552, within(1e-4));
        assertThat(Statistics.upper(10, 100)).isEqualTo(0.1744, within(1e-4));
        assertThat(Statistics.lower(0, 100)).isEqualTo(0, within(1e-9));
    }

    @Test
    void shrinking_depthDeclaredTooSmall_fallsShort() throws Exception {
        TaskModel torn = models().stream().filter(each -> each.name().equals("torn refresh")).findFirst().orElseThrow();
        List<TaskModel> models = List.of(new TaskModel("understated", 0, torn.body()));
        assertThat(verdicts(new ShrinkingClaims(models, programs("double create"), 5))).containsExactly(false, true, true);
    }

    @Test
    void shrinking_programThatNeverFails_fallsShort() throws Exception {
        List<TaskModel> models = List.of(new TaskModel("sound", 1, scheduler -> () -> true));
        assertThat(verdicts(new ShrinkingClaims(models, List.of(), 5))).startsWith(false, true);
    }

    @Test
    void replay_libraries_giveOneTraceHereAndElsewhere() throws Exception {
        assertThat(verdicts(new ReplayClaims(programs("double"), 5))).containsExactly(true, true);
    }

    @Test
    void replay_scenarioThatRemembersRuns_fallsShort() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        BugProgram fickle = program("fickle", (scheduler, variant) -> race(scheduler, runs.incrementAndGet() > 250));
        assertThat(verdicts(new ReplayClaims(List.of(fickle), 400))).containsExactly(false, false);
    }

    @Test
    void parallel_scenarioThatSharesStateWithOthers_fallsShort() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        BugProgram shared = program("shared", (scheduler, variant) -> {
            if (variant == Variant.BUGGY && runs.incrementAndGet() % 700 == 0) {
                throw new AssertionError("run " + runs);
            }
        });
        assertThat(verdicts(new ParallelClaims(List.of(shared)))).containsExactly(false, false);
    }

    @Test
    void mutants_parserThatGuesses_fallsShort() throws Exception {
        Schedule guess = Schedule.parse(SampleSchedules.of(programs("quorum").get(0), 1).get(0).toString());
        MutantClaims claims = new MutantClaims(programs("stale search"), 100, 100, text -> guess);
        assertThat(verdicts(claims)).containsExactly(false, true);
    }

    @Test
    void mutants_parserThatCrashes_fallsShort() throws Exception {
        MutantClaims claims = new MutantClaims(programs("stale search"), 100, 100, text -> {
            throw new ArrayIndexOutOfBoundsException(7);
        });
        assertThat(verdicts(claims)).startsWith(false);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("ArrayIndexOutOfBoundsException");
    }

    @Test
    void mutants_product_holds() throws Exception {
        assertThat(verdicts(new MutantClaims(programs("l"), 20_000, 500))).containsExactly(true, true);
        assertThat(verdicts(new MisfitClaims(programs("re"), 1, 20))).doesNotContain(false);
    }

    @Test
    void misfit_verdictThatDoesNotFitTheRun_isNoticed() {
        int[] runs = new int[1];
        Scenario longerTheSecondTime = scheduler -> race(scheduler, ++runs[0] % 2 == 0);
        BugProgram race = program("race", (scheduler, variant) -> race(scheduler, false));
        MisfitClaims.Verdicts verdicts = new MisfitClaims.Verdicts();
        SampleSchedules.of(race, 1).forEach(schedule -> verdicts.add(race.buggy(), schedule));
        assertThat(verdicts.wrong()).isEmpty();
        verdicts.add(longerTheSecondTime, SampleSchedules.of(race, 1).get(0));
        assertThat(verdicts.wrong()).hasSize(1);
    }

    /** Two tasks, and a third if it is to be longer. */
    private static void race(TestScheduler scheduler, boolean isLonger) {
        StringBuilder order = new StringBuilder();
        scheduler.schedule(() -> order.append("a"));
        scheduler.schedule(() -> order.append("b"));
        if (isLonger) {
            scheduler.schedule(() -> order.append("c"));
        }
        scheduler.runUntilIdle();
        if (order.toString().startsWith("ba")) {
            throw new AssertionError("b was first");
        }
    }
}
