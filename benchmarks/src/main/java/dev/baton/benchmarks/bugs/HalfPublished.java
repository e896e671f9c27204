package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Four publishers in futures add an article to the index and then its text; a reader in RxJava lists the index and then
 * fetches the texts. The fix publishes the text first.
 */
final class HalfPublished {
    private static final int PUBLISHERS = 4;

    private final Executor pool;
    private final io.reactivex.rxjava3.core.Scheduler reader;
    private final Variant variant;
    private final List<Integer> index = new ArrayList<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private boolean missing;

    private HalfPublished(TestScheduler scheduler, Variant variant) {
        this.pool = scheduler::schedule;
        this.reader = RxSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        HalfPublished library = new HalfPublished(scheduler, variant);
        library.read();
        for (int article = 0; article < PUBLISHERS; article++) {
            library.publish(article);
        }
        scheduler.runUntilIdle();
        if (library.missing) {
            throw new AssertionError("An article is in the index and has no text");
        }
    }

    private void publish(int article) {
        Runnable addToIndex = () -> index.add(article);
        Runnable addText = () -> texts.put(article, "text of " + article);
        boolean buggy = variant == Variant.BUGGY;
        CompletableFuture.runAsync(buggy ? addToIndex : addText, pool).thenRunAsync(buggy ? addText : addToIndex, pool);
    }

    private void read() {
        Single.fromCallable(() -> List.copyOf(index))
                .subscribeOn(reader)
                .observeOn(reader)
                .doOnSuccess(listed -> missing = !texts.keySet().containsAll(listed))
                .subscribe();
    }
}
