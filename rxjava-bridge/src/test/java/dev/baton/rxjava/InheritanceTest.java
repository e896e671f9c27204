package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** RxJava has no context: labels and sessions come from the view, or from the task that submits. */
final class InheritanceTest {
    private static final TaskLabel DB = TaskLabel.of("db");
    private static final TaskLabel UI = TaskLabel.of("ui");

    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler rx = RxSchedulers.fromScheduler(scheduler);
    private final List<Object> seen = new ArrayList<>();

    private void note() {
        seen.add(String.valueOf(scheduler.currentLabel()));
    }

    /** One task of each kind, submitted now. */
    private void everyKind(Scheduler to) {
        to.scheduleDirect(this::note);
        to.scheduleDirect(this::note, 1, TimeUnit.SECONDS);
        to.schedulePeriodicallyDirect(this::note, 1, 60, TimeUnit.SECONDS);
        Scheduler.Worker worker = to.createWorker();
        worker.schedule(this::note);
        worker.schedule(this::note, 1, TimeUnit.SECONDS);
        worker.schedulePeriodically(this::note, 1, 60, TimeUnit.SECONDS);
    }

    private void runOneSecond() {
        scheduler.advanceBy(java.time.Duration.ofSeconds(1));
        scheduler.cancelPending();
    }

    @Test
    void everyKind_insideALabeledTask_carriesItsLabel() {
        scheduler.scheduleLabeled(() -> everyKind(rx), DB);
        runOneSecond();
        assertThat(seen).hasSize(6).containsOnly("db");
    }

    @Test
    void everyKind_onALabeledView_carriesTheLabelOfTheView() {
        Scheduler ui = RxSchedulers.fromScheduler(scheduler.labeled(UI));
        scheduler.scheduleLabeled(() -> everyKind(ui), DB);
        runOneSecond();
        assertThat(seen).hasSize(6).containsOnly("ui");
    }

    @Test
    void everyKind_outsideTasks_carriesNone() {
        everyKind(rx);
        runOneSecond();
        assertThat(seen).hasSize(6).containsOnly("null");
    }

    @Test
    void worker_usedLater_carriesTheLabelOfItsMaker() {
        List<Scheduler.Worker> made = new ArrayList<>();
        scheduler.scheduleLabeled(() -> made.add(rx.createWorker()), DB);
        scheduler.runUntilIdle();
        made.get(0).schedule(this::note);
        scheduler.scheduleLabeled(() -> made.get(0).schedule(this::note), UI);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("db", "db");
    }

    @Test
    void flow_subscribedInALabeledTask_carriesItsLabelThroughHopsTimersAndRetries() {
        int[] attempts = {0};
        Flowable<Integer> flow = Flowable.range(0, 3).subscribeOn(rx).observeOn(rx)
                .flatMap(i -> Flowable.timer(i, TimeUnit.SECONDS, rx).map(tick -> i))
                .doOnNext(i -> note())
                .map(i -> {
                    if (i == 2 && attempts[0]++ == 0) {
                        throw new IllegalArgumentException();
                    }
                    return i;
                })
                .retryWhen(errors -> errors.delay(1, TimeUnit.SECONDS, rx)).delay(1, TimeUnit.SECONDS, rx).doOnNext(i -> note());
        scheduler.scheduleLabeled(() -> flow.subscribe(), DB);
        scheduler.runUntilIdle();
        assertThat(seen).hasSize(6 + 5).containsOnly("db");
    }

    @Test
    void flow_labeledHop_hasItsLabelAndPassesItOn() {
        Scheduler db = RxSchedulers.fromScheduler(scheduler.labeled(DB));
        Single.fromCallable(() -> 1).subscribeOn(db).flatMapObservable(i -> Observable.timer(1, TimeUnit.SECONDS, rx))
                .subscribe(tick -> note());
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("db");
    }

    @Test
    void deprioritized_flowOfALowTask_runsLast() {
        TestScheduler.many(200, random -> {
            random.deprioritize(DB);
            Scheduler on = RxSchedulers.fromScheduler(random);
            List<String> ran = new ArrayList<>();
            random.scheduleLabeled(() -> Observable.just("low").observeOn(on).subscribe(ran::add), DB);
            random.runOne();
            Observable.just("normal").observeOn(on).subscribe(ran::add);
            on.scheduleDirect(() -> ran.add("normal"));
            random.runUntilIdle();
            assertThat(ran).containsExactly("normal", "normal", "low");
        });
    }

    @Test
    void session_isThatOfTheViewOrOfTheTaskThatMadeTheWorker() {
        SessionId one = SessionId.create("one");
        SessionId two = SessionId.create("two");
        List<Scheduler.Worker> made = new ArrayList<>();
        Scheduler inTwo = RxSchedulers.fromScheduler(scheduler.inSession(two));
        scheduler.inSession(one).schedule(() -> {
            made.add(rx.createWorker());
            rx.scheduleDirect(() -> seen.add(scheduler.currentSession()));
            inTwo.createWorker().schedule(() -> seen.add(scheduler.currentSession()));
        });
        scheduler.runUntilIdle();
        made.get(0).schedule(() -> seen.add(scheduler.currentSession()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(one, two, one);
    }
}
