package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ErrorsTest {
    private final List<Throwable> errors = new ArrayList<>();

    private static void overflow() {
        overflow();
        overflow();
    }

    /** Throws whatever it is given, checked or not. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable error) throws X {
        throw (X) error;
    }

    private static Thread threadOf(Scheduler scheduler) {
        return Await.value(scheduler.spawn(Thread::currentThread));
    }

    @Test
    void throwingTasks_reachTheHandlerAndEndNoThread() {
        try (ThreadPoolScheduler scheduler =
                ThreadPoolScheduler.builder().threads(1).errorHandler(errors::add).build()) {
            Thread before = threadOf(scheduler);
            RuntimeException exception = new RuntimeException("exception");
            Error error = new LinkageError("error");
            Throwable checked = new Exception("checked");
            scheduler.schedule(() -> ErrorsTest.<RuntimeException>raise(exception));
            scheduler.schedule(() -> ErrorsTest.<RuntimeException>raise(error));
            scheduler.schedule(() -> ErrorsTest.<RuntimeException>raise(checked));
            scheduler.schedule(ErrorsTest::overflow);
            assertThat(threadOf(scheduler)).isSameAs(before);
            assertThat(errors).hasSize(4).startsWith(exception, error, checked);
            assertThat(errors.get(3)).isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void throwingHandler_goesToTheThreadsHandlerWithTheCauseSuppressed() {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        RuntimeException inHandler = new RuntimeException("in the handler");
        RuntimeException inTask = new RuntimeException("in the task");
        try (ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(1)
                .errorHandler(error -> {
                    throw inHandler;
                })
                .build()) {
            Thread before = threadOf(scheduler);
            before.setUncaughtExceptionHandler((thread, error) -> reported.complete(error));
            scheduler.schedule(() -> {
                throw inTask;
            });
            assertThat(Await.value(reported)).isSameAs(inHandler).hasSuppressedException(inTask);
            assertThat(threadOf(scheduler)).isSameAs(before);
        }
    }

    @Test
    void noHandler_goesToTheThreadsHandlerWhichMayThrow() {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        try (ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(1)) {
            Thread before = threadOf(scheduler);
            before.setUncaughtExceptionHandler((thread, error) -> {
                reported.complete(error);
                throw new RuntimeException("in the last handler");
            });
            RuntimeException inTask = new RuntimeException("in the task");
            scheduler.schedule(() -> {
                throw inTask;
            });
            assertThat(Await.value(reported)).isSameAs(inTask);
            assertThat(threadOf(scheduler)).isSameAs(before);
        }
    }

    @Test
    void spawn_failing_goesToItsHolderOnly() {
        try (ThreadPoolScheduler scheduler =
                ThreadPoolScheduler.builder().threads(1).errorHandler(errors::add).build()) {
            Exception thrown = new Exception("for the holder");
            Throwable received = Await.value(scheduler.spawn(() -> {
                throw thrown;
            }).handle((value, failure) -> failure));
            assertThat(received).isSameAs(thrown);
            threadOf(scheduler);
            assertThat(errors).isEmpty();
        }
    }
}
