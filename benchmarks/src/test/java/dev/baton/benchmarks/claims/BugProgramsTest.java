package dev.baton.benchmarks.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.bugs.BugPrograms;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.TestScheduler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BugProgramsTest {
    private static final int RUNS = 2_000;

    static List<BugProgram> all() {
        return BugPrograms.all();
    }

    static List<BugProgram> foundByWalking() {
        return all().stream()
                .filter(program -> !program.needsJump() && !program.name().startsWith("late cancel"))
                .toList();
    }

    static List<BugProgram> shallow() {
        return all().stream().filter(program -> program.depth() < 3).toList();
    }

    static List<BugProgram> deep() {
        return all().stream().filter(program -> program.depth() >= 3).toList();
    }

    static List<BugProgram> needingJump() {
        return all().stream().filter(BugProgram::needsJump).toList();
    }

    @Test
    void all_names_areUnique() {
        assertThat(all()).extracting(BugProgram::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(12);
        assertThat(deep()).isNotEmpty();
        assertThat(needingJump()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void bothVariants_oldestFirst_pass(BugProgram program) {
        assertThatCode(() -> program.buggy().run(TestScheduler.create())).doesNotThrowAnyException();
        assertThatCode(() -> program.fixed().run(TestScheduler.create())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("foundByWalking")
    void buggy_randomWalk_failsForSomeSeed(BugProgram program) {
        assertThat(new Search(program.buggy(), ExplorationStrategy.randomWalk()).firstFailure(0, 400)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("needingJump")
    void buggy_clockThatJumps_failsForSomeSeed(BugProgram program) {
        assertThat(new Search(program.buggy(), new JumpHappy()).firstFailure(0, 400)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("needingJump")
    void buggy_idleClock_passes(BugProgram program) {
        assertThat(new Search(program.buggy(), ExplorationStrategy.randomWalk()).failures(0, RUNS)).isZero();
        assertThat(new Search(program.buggy(), ExplorationStrategy.randomPriority()).failures(0, RUNS)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void buggy_defaultStrategy_failsAtOneLineWithOneMessage(BugProgram program) {
        Set<String> failures = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            AssertionError failure = new Search(program.buggy(), ExplorationStrategy.portfolio()).failure(seed);
            if (failure != null) {
                failures.add(failure.getMessage() + failure.getStackTrace()[0]);
            }
        }
        assertThat(failures).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fixed_walksAndJumps_neverFails(BugProgram program) {
        assertThat(new Search(program.fixed(), ExplorationStrategy.randomWalk()).failures(0, RUNS)).isZero();
        assertThat(new Search(program.fixed(), ExplorationStrategy.randomPriority()).failures(0, RUNS)).isZero();
        assertThat(new Search(program.fixed(), new JumpHappy()).failures(0, RUNS)).isZero();
    }

    @ParameterizedTest
    @MethodSource("shallow")
    void depth_triedExhaustively_isAsDeclared(BugProgram program) {
        assertThat(new Depth(program).smallest(2)).hasSize(program.depth());
    }

    @ParameterizedTest
    @MethodSource("deep")
    void depth_shrunkFailure_isAsDeclared(BugProgram program) {
        Search search = new Search(program.buggy(), ExplorationStrategy.randomPriority());
        ShrunkSizes shrunk = new ShrunkSizes(program.buggy());
        for (long seed = 0; seed < 3_000; seed++) {
            if (search.failure(seed) != null) {
                shrunk.add(search.decisions(seed));
            }
        }
        assertThat(shrunk.fewest()).isEqualTo(program.depth());
        assertThat(new Depth(program).smallest(1)).isNull();
    }

    @Test
    void depth_quorum_isNoSmaller() {
        BugProgram quorum = all().stream().filter(each -> each.name().startsWith("quorum")).findFirst().orElseThrow();
        assertThat(new Depth(quorum).smallest(2)).isNull();
    }
}
