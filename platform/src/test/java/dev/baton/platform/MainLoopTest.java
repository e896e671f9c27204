package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(loop.isLoopThread()).isFalse();
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
    void run_insideAForegroundTask_isRefused() {
        scheduler.scheduleForeground(loop::run);
        loop.runUntil(() -> !errors.isEmpty());
        assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
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
