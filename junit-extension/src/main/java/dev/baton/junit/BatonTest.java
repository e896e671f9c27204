package dev.baton.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test method that is run many times, each time in another order of its tasks and on a virtual clock of its own, until
 * an order fails it.
 *
 * <pre>{@code
 * @BatonTest
 * void orders_areCreatedOnce(TestScheduler scheduler) {
 *     var service = new OrderService(); // uses Schedulers.parallel(), which is the scheduler while the test runs
 *     service.create("a").subscribe();
 *     service.create("a").subscribe();
 *     scheduler.runUntilIdle();
 *     assertEquals(1, service.count());
 * }
 * }</pre>
 *
 * <h2>What a run is</h2>
 *
 * Each run calls the method with a new {@link dev.baton.core.testing.TestScheduler}, closed at its end. What the method
 * makes is new in every run. What is made outside of it is made once for all runs: static fields, {@code @BeforeAll}, the
 * test instance with its fields, {@code @BeforeEach}. {@link #rerun()} repeats the last two. Work left pending, errors
 * that nobody took, threads of the test that died of an exception and an interrupt flag left set fail the run.
 *
 * <p>There is one invocation in the report of JUnit for all runs; with a source of arguments, such as
 * {@code @ValueSource}, one for each argument, and each explores. The first failure ends the exploration; its message is
 * the report of {@link dev.baton.core.testing.ExplorationFailure}, which says how to replay it.
 *
 * <h2>Parameters</h2>
 *
 * Arguments of a source come first. Then, in any order and all standing on the scheduler of the run:
 * {@code TestScheduler}, {@code Scheduler}, {@link ExplorationContext}, {@code BackgroundExecutor},
 * {@code ForegroundExecutor}, {@link java.time.Clock}, {@code ScheduledExecutorService}, {@code ExecutorService},
 * {@code Executor}, and what the bridges on the class path make: Reactor's and RxJava's {@code Scheduler}, for example, or a
 * coroutine dispatcher. Methods of {@code @BeforeEach} and {@code @AfterEach} may have them if
 * {@link #rerun()} repeats them.
 *
 * <p>Suspending functions of Kotlin, which JUnit 6 finds, run on the scheduler of the run through the coroutines bridge.
 *
 * <h2>Default schedulers</h2>
 *
 * From before {@code @BeforeEach} until after {@code @AfterEach} the bridges on the class path put ours in the place of
 * their libraries' default schedulers, for this test and the threads it starts; then what was there is put back, also
 * after a failure or a timeout. Tests that install a bridge do not run at the same time; they share a
 * {@link ResourceLock} on {@code dev.baton.install.reactor} and the like. Work that {@code @BeforeEach} begins on a default
 * scheduler belongs to no run, so it is an error if it is left pending.
 *
 * <h2>Threads</h2>
 *
 * All runs of an invocation are on one thread, made for it, which inherits inheritable thread-locals and the context
 * class loader. So a test that blocks for good, and cannot be interrupted, is reported and left behind instead of hanging
 * the build, and what it leaves in thread-locals reaches no other test. {@link #ownThread()} chooses JUnit's thread.
 * {@code @Timeout} is real time for all runs together. Other extensions see one invocation; an
 * {@code InvocationInterceptor} that is registered after this one is not asked.
 *
 * <h2>Settings from outside</h2>
 *
 * Each is a JUnit configuration parameter, therefore also a system property or a line of
 * {@code junit-platform.properties}, or else an environment variable. They win over annotations. An unknown name that
 * begins like these is reported on standard error; a value that makes no sense fails the test.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><th>parameter</th><th>variable</th><th>value</th></tr>
 * <tr><td>{@code baton.seed}</td><td>{@code BATON_SEED}</td>
 *     <td>a seed: that run alone, unless a number of iterations is given too; or {@code random}: explore afresh</td></tr>
 * <tr><td>{@code baton.replay}</td><td>{@code BATON_REPLAY}</td><td>a schedule, which is run once</td></tr>
 * <tr><td>{@code baton.iterations}</td><td>{@code BATON_ITERATIONS}</td><td>see {@link #iterations()}</td></tr>
 * <tr><td>{@code baton.strategy}</td><td>{@code BATON_STRATEGY}</td><td>see {@link #strategy()}</td></tr>
 * <tr><td>{@code baton.clock}</td><td>{@code BATON_CLOCK}</td><td>see {@link #clock()}</td></tr>
 * <tr><td>{@code baton.time-budget}</td><td>{@code BATON_TIME_BUDGET}</td><td>see {@link #timeBudget()}</td></tr>
 * <tr><td>{@code baton.max-steps}</td><td>{@code BATON_MAX_STEPS}</td><td>see {@link #maxSteps()}</td></tr>
 * <tr><td>{@code baton.hang-limit}</td><td>{@code BATON_HANG_LIMIT}</td><td>see {@link #hangLimit()}</td></tr>
 * <tr><td>{@code baton.reports}</td><td>{@code BATON_REPORTS}</td>
 *     <td>the folder of the timelines, {@code target/baton} by default, or {@code none}</td></tr>
 * <tr><td>{@code baton.corpus}</td><td>{@code BATON_CORPUS}</td>
 *     <td>the folder of the corpora, {@code src/test/baton} by default; see {@link #corpus()}</td></tr>
 * <tr><td>{@code baton.shard.index}, {@code baton.shard.count}</td>
 *     <td>{@code BATON_SHARD_INDEX}, {@code BATON_SHARD_COUNT}</td>
 *     <td>explore one of several disjoint parts, from 0 to count - 1; both or neither</td></tr>
 * </table>
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SuppressWarnings("exports") // JUnit makes the extensions; nobody else names them
@ParameterizedTest
@ArgumentsSource(OneInvocation.class)
@ExtendWith(BatonExtension.class)
@ResourceLock(providers = InstallationLocks.class)
public @interface BatonTest {
    /** Stands for a seed made of the test's class, method and index, so that it is the same in every build. */
    long SEED_OF_TEST = Long.MIN_VALUE;

    /** Stands for every bridge on the class path whose library is there, except those that are installed by name only. */
    String ALL = "*";

    /** The number of runs, positive. */
    long iterations() default 1_000;

    /** The seed of the first run; that of run <i>i</i> is <i>i</i> more. {@link Seed} runs one seed alone. */
    long seed() default SEED_OF_TEST;

    /** Who chooses the orders. */
    Strategy strategy() default Strategy.PORTFOLIO;

    /** When the clock moves. */
    ClockPolicy clock() default ClockPolicy.CHOICE;

    /**
     * Real time after which no further run begins: a positive number and one of {@code ms}, {@code s}, {@code m},
     * {@code h}, such as {@code 30 s}; or as {@link java.time.Duration#parse} reads it. Empty for no budget.
     */
    String timeBudget() default "";

    /** How many tasks one driving call may run; all calls of a run together may run ten times as many. Positive. */
    long maxSteps() default 100_000;

    /**
     * Real time without progress after which a run counts as blocked: it is reported with the task and its stack, and the
     * test fails. Written as {@link #timeBudget()}.
     */
    String hangLimit() default "30 s";

    /** How many different failures to look for, positive; those after the first are suppressed exceptions of it. */
    int failures() default 1;

    /**
     * The names of the bridges to install, such as {@code reactor}; none for {@code {}}. {@code reactor-virtual-time} is
     * installed by name only: it lets plain {@code StepVerifier.withVirtualTime} move the clock of the run, and runs at
     * once what Reactor submits, so that few orders are left to explore. {@code coroutines-test} too: it lets a plain
     * {@code runTest} move the clock of the run.
     */
    String[] install() default {ALL};

    /** What is repeated in each run besides the method. */
    Rerun rerun() default Rerun.METHOD;

    /** False to run on the thread that JUnit calls the test on, for tests that depend on its thread-locals. */
    boolean ownThread() default true;

    /**
     * True to keep the seeds that failed in {@code src/test/baton/<class>/<method>.seeds}, and to run those first. The
     * file belongs under version control.
     */
    boolean corpus() default false;
}
