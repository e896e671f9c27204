package dev.baton.reactor.test;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Lets Reactor's own {@code StepVerifier.withVirtualTime} move the clock of a {@link TestScheduler}.
 *
 * <pre>{@code
 * StepVerifier.withVirtualTime(() -> Mono.delay(Duration.ofHours(1)), ReactorVirtualTime.over(scheduler), Long.MAX_VALUE)
 *         .thenAwait(Duration.ofHours(1))
 *         .expectNext(0L)
 *         .verifyComplete();
 *
 * try (Installation installed = ReactorVirtualTime.install(scheduler)) {
 *     // StepVerifier.withVirtualTime(publisher), unchanged and as often as needed
 * }
 * }</pre>
 *
 * <h2>Time</h2>
 *
 * {@code thenAwait}, {@code expectNoEvent} and {@code expectTimeout} move the clock of the scheduler, and whatever RxJava,
 * coroutines and executors hold on it moves along. Reactor's schedulers and {@code VirtualTimeScheduler.get()} show the time
 * since the verification began. As Reactor does, time that is awaited while nothing at all is pending is put aside, and what is
 * submitted next counts as submitted before it. A clock that is to run back is an {@link IllegalArgumentException}.
 *
 * <h2>Order and threads</h2>
 *
 * Nobody drives the scheduler between the steps of the script, and Reactor's verifier waits in a loop of its own. So
 * what Reactor submits outside any task runs at once, with all that comes of it; the order of what is ready together is
 * that of the scheduler. On a scheduler that is {@linkplain dev.baton.core.testing.TestSchedulerBuilder#trampolining()
 * trampolining} the same holds for the other libraries, and everything is as with Reactor's own virtual time; on another
 * one they wait for the next step that moves the clock. As each submission is run to its end, few orders can be reached
 * in this way. {@link BatonStepVerifier} reaches them all, and reports where this one waits for ever: where a script
 * forgets to move the clock.
 *
 * <h2>Limits</h2>
 *
 * <ul>
 *   <li>Schedulers that were made before the verification stay what they were. Build publishers in the supplier.
 *   <li>{@code VirtualTimeScheduler.get().createWorker()}, called on that very type, returns a worker with a queue of
 *       Reactor's own. Its tasks run when the clock is moved, after all others. What is declared as a
 *       {@code Scheduler} is not affected.
 *   <li>Reactor allows one verification in virtual time in the process at a time.
 *   <li>While a scheduler is installed, a verification with another virtual time than ours ends the installation for
 *       plain verifications; one with {@link #over} does not.
 * </ul>
 *
 * <h2>Errors</h2>
 *
 * What a task throws and nobody takes is thrown by the next step that moves the clock, or when the scheduler is closed.
 * Other tasks and the clock go on. A verification inside a task of the scheduler, or on a thread that does not drive it, fails
 * with an {@link IllegalStateException} as soon as its publisher uses a scheduler.
 */
public final class ReactorVirtualTime {
    private ReactorVirtualTime() {}

    /**
     * Returns what {@code StepVerifier} asks for a virtual time, once for each verification. The verification cancels what
     * its publisher leaves pending, and never closes the scheduler.
     */
    public static Supplier<VirtualTimeScheduler> over(TestScheduler scheduler) {
        Objects.requireNonNull(scheduler, "scheduler");
        return () -> VirtualTimeInstallation.interruptedBy(scheduler);
    }

    /**
     * Makes a scheduler the virtual time of every verification in the process that brings none of its own, until the
     * installation is closed; so tests need not be changed. Between verifications Reactor's default schedulers are the scheduler as
     * well.
     *
     * <p>Installing the scheduler that is installed already adds an owner; the last one to close puts back what was there.
     *
     * @throws IllegalStateException if another scheduler is installed, or a virtual time enabled in another way
     */
    public static Installation install(TestScheduler scheduler) {
        return VirtualTimeInstallation.of(Objects.requireNonNull(scheduler, "scheduler"));
    }
}
