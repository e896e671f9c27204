package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MainLoopTest {
    private final List<String> ran = new ArrayList<>();
    private final MainLoop loop = MainLoop.create();
    private final List<Throwable> errors = new ArrayList<>();
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(2)
            .foreground(loop)
            .errorHandler(errors::add)
            .build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void run_untilQuit_leavesTheRestForTheNextRun() {
        scheduler.scheduleForeground(() -> ran.add("first"));
        scheduler.scheduleForeground(loop::quit);
        scheduler.scheduleForeground(() -> ran.add("second"));
        scheduler.scheduleForeground(loop::quit);
        loop.run();
        assertThat(ran).containsExactly("first");
        loop.run();
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void quit_tasksLeft_areCancelledWhenTheSchedulerCloses() {
        ProbeNode left = new ProbeNode();
        scheduler.scheduleForeground(loop::quit);
        scheduler.submitForeground(left, 0);
        loop.run();
        assertThat(left.isDone()).isFalse();
        scheduler.close();
        assertThat(left.isCancelled()).isTrue();
    }

    @Test
    void quit_beforeRun_endsTheNextRunOnly() {
        scheduler.scheduleForeground(() -> ran.add("task"));
        loop.quit();
        loop.run();
        assertThat(ran).isEmpty();
        assertThat(loop.runUntil(() -> !ran.isEmpty())).isTrue();
    }

    @Test
    void quit_fromAnotherThread_wakesTheLoop() {
        scheduler.scheduleForeground(() -> scheduler.schedule(loop::quit));
        loop.run();
        assertThat(loop.isForegroundThread()).isFalse();
    }

    @Test
    void runUntil_conditionChangedByAnotherThread_returnsTrue() {
        AtomicBoolean done = new AtomicBoolean();
        scheduler.schedule(() -> done.set(true));
        assertThat(loop.runUntil(done::get)).isTrue();
    }

    @Test
    void runUntil_quit_returnsFalse() {
        scheduler.scheduleForeground(loop::quit);
        assertThat(loop.runUntil(() -> false)).isFalse();
    }

    @Test
    void runUntil_throwingCondition_endsTheLoop() {
        IllegalStateException thrown = new IllegalStateException("condition");
        assertThatThrownBy(() -> loop.runUntil(() -> {
            throw thrown;
        })).isSameAs(thrown);
        scheduler.scheduleForeground(() -> ran.add("usable again"));
        loop.runUntil(() -> !ran.isEmpty());
    }

    @Test
    void run_onASecondThread_isRefusedNamingTheOwner() {
        CompletableFuture<Thread> owner = new CompletableFuture<>();
        Thread first = new Thread(loop::run, "the owner");
        first.start();
        scheduler.scheduleForeground(() -> owner.complete(Thread.currentThread()));
        assertThat(Await.value(owner)).isSameAs(first);
        assertThatThrownBy(loop::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("running on thread \"the owner\"");
        loop.quit();
        Await.end(first);
    }

    @Test
    void run_insideATask_runsWhatFollowsUntilQuit() {
        scheduler.scheduleForeground(() -> {
            ran.add("outer begins");
            loop.run();
            ran.add("outer ends");
        });
        scheduler.scheduleForeground(() -> ran.add("inside"));
        scheduler.scheduleForeground(loop::quit);
        scheduler.scheduleForeground(() -> ran.add("after"));
        loop.runUntil(() -> ran.contains("after"));
        assertThat(ran).containsExactly("outer begins", "inside", "outer ends", "after");
        assertThat(errors).isEmpty();
    }

    @Test
    void quit_threeRunsDeep_endsTheInnermostEachTime() {
        scheduler.scheduleForeground(() -> {
            loop.run();
            ran.add("second");
            loop.quit();
        });
        scheduler.scheduleForeground(() -> {
            loop.run();
            ran.add("third");
            loop.quit();
        });
        scheduler.scheduleForeground(loop::quit);
        loop.run();
        assertThat(ran).containsExactly("third", "second");
        assertThat(loop.isForegroundThread()).isFalse();
    }

    @Test
    void quit_thenNestedRun_endsTheOuterOne() {
        scheduler.scheduleForeground(() -> {
            loop.quit();
            loop.runUntil(() -> ran.contains("inside"));
        });
        scheduler.scheduleForeground(() -> ran.add("inside"));
        scheduler.scheduleForeground(() -> ran.add("not any more"));
        loop.run();
        assertThat(ran).containsExactly("inside");
    }

    @Test
    void runUntil_insideATask_waitsForTheBackground() {
        scheduler.scheduleForeground(() -> {
            AtomicBoolean answered = new AtomicBoolean();
            scheduler.schedule(() -> answered.set(true));
            ran.add(loop.runUntil(answered::get) ? "answered" : "quit");
        });
        loop.runUntil(() -> !ran.isEmpty());
        assertThat(ran).containsExactly("answered");
    }

    @Test
    void runUntil_insideATask_throwingConditionFailsThatTaskOnly() {
        IllegalStateException thrown = new IllegalStateException("condition");
        scheduler.scheduleForeground(() -> loop.runUntil(() -> {
            throw thrown;
        }));
        scheduler.scheduleForeground(() -> ran.add("after"));
        loop.runUntil(() -> !ran.isEmpty());
        assertThat(errors).containsExactly(thrown);
    }

    @Test
    void execute_throwing_reachesTheThreadsHandlerAndTheLoopGoesOn() {
        Thread main = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = main.getUncaughtExceptionHandler();
        main.setUncaughtExceptionHandler((thread, failure) -> {
            errors.add(failure);
            throw new IllegalStateException("in the handler too");
        });
        try {
            Error thrown = new StackOverflowError();
            loop.execute(() -> {
                throw thrown;
            });
            loop.execute(loop::quit);
            loop.run();
            assertThat(errors).containsExactly(thrown);
        } finally {
            main.setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void execute_manyThreads_runsEverythingInTheOrderOfEach() {
        int each = 5_000;
        List<List<Integer>> order = List.of(new ArrayList<>(), new ArrayList<>());
        order.forEach(mine -> scheduler.schedule(() -> {
            for (int i = 0; i < each; i++) {
                int number = i;
                loop.execute(() -> mine.add(number));
            }
        }));
        loop.runUntil(() -> order.stream().allMatch(mine -> mine.size() == each));
        assertThat(order).allSatisfy(mine -> assertThat(mine).isSorted());
    }

    @Test
    void cancel_sharedLoop_letsNoLaterTaskOvertake() {
        Cancellable victim = scheduler.scheduleForeground(() -> ran.add("cancelled"));
        loop.execute(() -> ran.add("between"));
        scheduler.scheduleForeground(() -> ran.add("later"));
        victim.cancel();
        loop.runUntil(() -> ran.size() == 2);
        assertThat(ran).containsExactly("between", "later");
    }

    @Test
    void run_interruptStorm_goesOnAndEachTaskBeginsUninterrupted() {
        Thread main = Thread.currentThread();
        for (int i = 0; i < 1_000; i++) {
            loop.execute(() -> {
                ran.add(Thread.currentThread().isInterrupted() ? "interrupted" : "calm");
                main.interrupt();
            });
        }
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> storm = new CompletableFuture<>();
        loop.execute(() -> scheduler.schedule(() -> {
            while (!stop.get()) {
                main.interrupt();
            }
            storm.complete(null);
        }));
        scheduler.foreground().scheduleAfter(Duration.ofMillis(5), loop::quit);
        loop.run();
        stop.set(true);
        while (!storm.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ran).hasSize(1_000).containsOnly("calm");
    }

    @Test
    void run_interrupted_goesOnAndKeepsTheInterrupt() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        scheduler.schedule(() -> {
            main.interrupt();
            scheduler.scheduleForeground(() -> ran.add("after the interrupt"));
            scheduler.scheduleForeground(loop::quit);
            interrupted.countDown();
        });
        loop.run();
        assertThat(Thread.interrupted()).isTrue();
        Await.zero(interrupted);
        assertThat(ran).containsExactly("after the interrupt");
    }
}
