package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The foregrounds that come with the platform, each under a scheduler. */
final class ForegroundsTest {
    private final List<ExecutorService> executors = new ArrayList<>();

    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    @AfterEach
    void shutDown() {
        executors.forEach(ExecutorService::shutdownNow);
    }

    private ExecutorService executor(int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        executors.add(executor);
        return executor;
    }

    private Foreground foreground(String kind) {
        return switch (kind) {
            case "swing" -> Foreground.swing();
            case "executor" -> Foreground.ofSingleThread(executor(1));
            default -> Foreground.of(EventQueue::invokeLater, EventQueue::isDispatchThread);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"swing", "executor", "composed"})
    void scheduleForeground_manySubmitters_runsInOrderOnTheOneThread(String kind) {
        try (ThreadPoolScheduler scheduler =
                ThreadPoolScheduler.builder().threads(3).foreground(foreground(kind)).build()) {
            int each = 2_000;
            List<List<Integer>> ran = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            CountDownLatch left = new CountDownLatch(3 * each);
            Queue<Thread> threads = new ConcurrentLinkedQueue<>();
            for (List<Integer> mine : ran) {
                scheduler.schedule(() -> IntStream.range(0, each).forEach(i -> scheduler.scheduleForeground(() -> {
                    mine.add(scheduler.isMainThread() ? i : -1); // one thread at a time, or the list breaks
                    threads.add(Thread.currentThread());
                    left.countDown();
                })));
            }
            Await.zero(left);
            List<Integer> expected = IntStream.range(0, each).boxed().toList();
            assertThat(ran).allSatisfy(mine -> assertThat(mine).isEqualTo(expected));
            assertThat(threads.stream().distinct()).hasSize(1);
            assertThat(scheduler.isMainThread()).isFalse();
        }
    }

    @Test
    void swing_runsOnTheEventThread() {
        CompletableFuture<Boolean> onEventThread = new CompletableFuture<>();
        Foreground swing = Foreground.swing();
        swing.execute(() -> onEventThread.complete(EventQueue.isDispatchThread() && swing.isForegroundThread()));
        assertThat(Await.value(onEventThread)).isTrue();
        assertThat(swing.isForegroundThread()).isFalse();
        assertThat(swing).hasToString("Foreground on Swing's event thread");
    }

    @Test
    void ofSingleThread_severalThreads_isRefusedNamingThem() {
        ForkJoinPool pool = new ForkJoinPool(2);
        executors.add(pool);
        for (Executor executor : new Executor[] {executor(3), pool}) {
            assertThatThrownBy(() -> Foreground.ofSingleThread(executor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs an executor with one thread");
        }
    }

    @Test
    void ofSingleThread_threadReplaced_learnsTheNewOne() {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        ExecutorService executor = Executors.newSingleThreadExecutor(runnable -> {
            Thread thread = new Thread(runnable);
            thread.setUncaughtExceptionHandler((dying, failure) -> uncaught.add(failure));
            return thread;
        });
        executors.add(executor);
        Foreground foreground = Foreground.ofSingleThread(executor);
        CompletableFuture<Thread> first = new CompletableFuture<>();
        foreground.execute(() -> first.complete(Thread.currentThread()));
        executor.execute(() -> {
            throw new IllegalStateException("the end of a thread");
        });
        CompletableFuture<Thread> second = new CompletableFuture<>();
        foreground.execute(() -> second.complete(foreground.isForegroundThread() ? Thread.currentThread() : null));
        assertThat(Await.value(second)).isNotNull().isNotSameAs(Await.value(first));
        Await.until(() -> !uncaught.isEmpty());
    }

    @Test
    void ofSingleThread_secondThreadAtATime_isNotTheForegrounds() {
        ExecutorService two = executor(2);
        Foreground foreground = Foreground.ofSingleThread(two::execute); // hidden, so that it cannot be refused
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        foreground.execute(() -> {
            begun.countDown();
            Await.zero(release);
            first.complete(foreground.isForegroundThread());
        });
        Await.zero(begun);
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        foreground.execute(() -> second.complete(foreground.isForegroundThread()));
        assertThat(Await.value(second)).isFalse();
        release.countDown();
        assertThat(Await.value(first)).isTrue();
    }

    @Test
    void toolkit_notThere_isUnsupportedAndSaysWhatToDo() {
        assertThatThrownBy(Foreground::javaFx)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Platform::isFxApplicationThread");
    }

    @Test
    void swing_notInTheRuntime_isUnsupportedAndSaysWhatToDo() throws Exception {
        Class<?> toolkits = new WithoutSwing().loadClass("dev.baton.platform.Toolkits");
        Method swing = toolkits.getDeclaredMethod("swing");
        swing.setAccessible(true);
        assertThatThrownBy(() -> swing.invoke(null))
                .cause()
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Add the module java.desktop");
    }

    /** Loads this package anew, in a world without Swing. */
    private static final class WithoutSwing extends ClassLoader {
        WithoutSwing() {
            super(ForegroundsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("java.awt.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.baton.platform.")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = file.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void parts_null_namesTheArgument() {
        Executor none = null;
        assertThatNullPointerException().isThrownBy(() -> Foreground.of(none, () -> true)).withMessage("executor");
        assertThatNullPointerException().isThrownBy(() -> Foreground.of(Runnable::run, null))
                .withMessage("isForegroundThread");
        assertThatNullPointerException().isThrownBy(() -> Foreground.ofSingleThread(none)).withMessage("executor");
        assertThatNullPointerException()
                .isThrownBy(() -> Foreground.ofSingleThread(Runnable::run).execute(null)).withMessage("runnable");
        assertThatNullPointerException()
                .isThrownBy(() -> MainLoop.create().execute(null)).withMessage("runnable");
    }
}
