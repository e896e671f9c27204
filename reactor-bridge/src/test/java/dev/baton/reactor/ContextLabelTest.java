package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Labels and sessions that ride in the Context reach the tasks of every operator. */
final class ContextLabelTest {
    private static final TaskLabel DB = TaskLabel.of("db");
    private static final TaskLabel VIEW = TaskLabel.of("view");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestScheduler scheduler = TestScheduler.create();
    private final WatchedScheduler watched = new WatchedScheduler(scheduler);
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(watched);
    private final List<Object> seen = new ArrayList<>();

    private static Arguments form(String name, Function<Scheduler, Publisher<?>> publisher) {
        return Arguments.of(name, publisher);
    }

    /** Operators that lead from their task to a subscriber. */
    static Stream<Arguments> operators() {
        return Stream.of(
                form("publishOn", s -> Flux.range(1, 3).hide().publishOn(s)),
                form("publishOn, conditional", s -> Flux.range(1, 3).hide().publishOn(s).filter(i -> i > 1)),
                form("publishOn of a Mono", s -> Mono.just(1).hide().publishOn(s)),
                form("subscribeOn", s -> Flux.range(1, 3).subscribeOn(s)),
                form("subscribeOn of a value", s -> Flux.just(1).subscribeOn(s)),
                form("subscribeOn of a callable", s -> Flux.from(Mono.fromCallable(() -> 1)).subscribeOn(s)),
                form("subscribeOn of a Mono", s -> Mono.just(1).hide().subscribeOn(s)),
                form("subscribeOn of a Mono's value", s -> Mono.just(1).subscribeOn(s)),
                form("subscribeOn of a Mono's callable", s -> Mono.fromCallable(() -> 1).subscribeOn(s)),
                form("interval", s -> Flux.interval(SECOND, SECOND, s).take(3)),
                form("Mono.delay", s -> Mono.delay(SECOND, s)),
                form("delayElements", s -> Flux.range(1, 3).delayElements(SECOND, s)),
                form("delayElement", s -> Mono.just(1).delayElement(SECOND, s)),
                form("delaySubscription", s -> Flux.range(1, 3).delaySubscription(SECOND, s)),
                form("timeout", s -> Flux.never().timeout(SECOND, Flux.just(1), s)),
                form("take", s -> Flux.never().take(SECOND, s)),
                form("sample", s -> Flux.interval(SECOND, s).sample(Flux.interval(SECOND, s)).take(2)),
                form("retryWhen", s -> Flux.error(new IllegalStateException("mine"))
                        .retryWhen(Retry.backoff(2, SECOND).scheduler(s))
                        .onErrorComplete()),
                form("repeatWhen", s -> Flux.just(1).repeatWhen(again -> again.delayElements(SECOND, s)).take(3)),
                form("parallel", s -> Flux.range(1, 3).parallel(2).runOn(s).sequential()),
                form("cancelOn", s -> Flux.never().cancelOn(s).take(SECOND, s)),
                form("onBackpressureBuffer", s -> Flux.range(1, 3).onBackpressureBuffer(SECOND, 9, lost -> {}, s)
                        .delaySubscription(SECOND, s)),
                form("windowTimeout, fair", s -> Flux.interval(SECOND, s)
                        .windowTimeout(9, SECOND.multipliedBy(2), s, true).take(2).flatMap(window -> window)),
                form("inner publishers", s -> Flux.range(1, 3).concatMap(i -> Mono.delay(SECOND, s))),
                form("merged publishers", s -> Flux.range(1, 3).flatMap(i -> Mono.fromCallable(() -> i).subscribeOn(s))));
    }

    /** Operators whose tasks do not lead to a subscriber. */
    static Stream<Arguments> operatorsWithoutSubscriber() {
        return Stream.of(
                form("bufferTimeout", s -> Flux.interval(SECOND, s).bufferTimeout(9, SECOND.multipliedBy(2), s).take(2)),
                form("bufferTimeout, fair", s ->
                        Flux.interval(SECOND, s).bufferTimeout(9, SECOND.multipliedBy(2), s, true).take(2)),
                form("delaySequence", s -> Flux.range(1, 3).delaySequence(SECOND, s)),
                form("windowTimeout", s -> Flux.interval(SECOND, s).windowTimeout(9, SECOND.multipliedBy(2), s)
                        .take(2).flatMap(window -> window)),
                form("cache", s -> Mono.just(1).hide().delayElement(SECOND, s).cache(SECOND, s)));
    }

    private void run(Publisher<?> publisher) {
        Flux.from(publisher).contextWrite(context -> context.put(TaskLabel.class, DB)).subscribe(seen::add, seen::add);
        scheduler.advanceBy(Duration.ofSeconds(10));
        scheduler.cancelPending();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void label_inContext_reachesEveryTaskOfTheOperator(String name, Function<Scheduler, Publisher<?>> publisher) {
        run(publisher.apply(reactor));
        assertThat(watched.labels()).isNotEmpty().containsOnly(Optional.of(DB));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operatorsWithoutSubscriber")
    void label_noSubscriber_isThatOfTheTaskThatSubscribed(String name, Function<Scheduler, Publisher<?>> publisher) {
        run(Flux.from(publisher.apply(reactor)).subscribeOn(reactor));
        assertThat(watched.labels()).isNotEmpty().containsOnly(Optional.of(DB));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operatorsWithoutSubscriber")
    void label_noSubscriber_viewRanksBeforeTheTaskThatSubscribed(
            String name, Function<Scheduler, Publisher<?>> publisher) {
        WatchedScheduler view = new WatchedScheduler(scheduler.labeled(VIEW));
        run(Flux.from(publisher.apply(ReactorSchedulers.fromScheduler(view))).subscribeOn(reactor));
        assertThat(view.labels()).as("a task that leaves its label to the view").contains(Optional.empty());
    }

    @Test
    void label_deprioritized_runsAfterEverythingElse() {
        scheduler.deprioritize(DB);
        Flux.range(1, 2).hide().publishOn(reactor).contextWrite(context -> context.put(TaskLabel.class, DB))
                .subscribe(seen::add);
        Mono.delay(SECOND, reactor).contextWrite(context -> context.put(TaskLabel.class, DB)).subscribe(seen::add);
        reactor.schedule(() -> reactor.schedule(() -> seen.add("now")));
        reactor.schedule(() -> reactor.schedule(() -> seen.add("then")), 1, TimeUnit.SECONDS);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("now", 1, 2, "then", 0L);
    }

    @Test
    void label_ofTheContext_beatsThatOfTheViewAndOfTheCreator() {
        TaskLabel creator = TaskLabel.of("creator");
        Scheduler view = ReactorSchedulers.fromScheduler(scheduler.labeled(VIEW));
        Flux<Integer> labeled = Flux.range(1, 1).hide().publishOn(view)
                .doOnNext(i -> seen.add(scheduler.currentLabel()))
                .contextWrite(context -> context.put(TaskLabel.class, DB));
        Flux<Integer> plain = Flux.range(1, 1).hide().publishOn(view).doOnNext(i -> seen.add(scheduler.currentLabel()));
        scheduler.labeled(creator).schedule(() -> {
            labeled.subscribe();
            plain.subscribe();
            reactor.createWorker().schedule(() -> seen.add(scheduler.currentLabel()));
        });
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(DB, VIEW, creator);
    }

    @Test
    void label_ofTheSubmittingTask_isNotInheritedByWhatUsersSubmitDirectly() {
        scheduler.labeled(DB).schedule(() -> reactor.schedule(() -> seen.add(Optional.ofNullable(scheduler.currentLabel()))));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void label_innermostContext_wins() {
        Flux.range(1, 1).hide().publishOn(reactor)
                .contextWrite(context -> context.put(TaskLabel.class, DB))
                .contextWrite(context -> context.put(TaskLabel.class, VIEW))
                .subscribe(seen::add);
        scheduler.runUntilIdle();
        assertThat(watched.labels()).containsOnly(Optional.of(DB));
    }

    @Test
    void label_isReadBeforeTheHookWrapsTheTask() {
        Schedulers.onScheduleHook("wrap", task -> () -> task.run());
        try {
            run(Flux.range(1, 3).hide().publishOn(reactor));
        } finally {
            Schedulers.resetOnScheduleHook("wrap");
        }
        assertThat(watched.labels()).isNotEmpty().containsOnly(Optional.of(DB));
    }

    @Test
    void session_inContext_beatsTheInheritedOne() {
        SessionId outer = SessionId.create("outer");
        SessionId request = SessionId.create("request");
        scheduler.inSession(outer).schedule(() -> Flux.range(1, 1).hide()
                .publishOn(reactor)
                .doOnNext(i -> seen.add(scheduler.currentSession()))
                .delayElements(SECOND, reactor)
                .doOnNext(i -> seen.add(scheduler.currentSession()))
                .contextWrite(context -> context.put(SessionId.class, request))
                .subscribe());
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(request, request);
    }

    @Test
    void wrongType_isReportedAndNothingIsLost() {
        SessionId session = SessionId.create("request");
        Mono.delay(SECOND, reactor)
                .doOnNext(i -> seen.add(scheduler.currentSession()))
                .contextWrite(context -> context.put(TaskLabel.class, "db").put(SessionId.class, session))
                .subscribe(seen::add);
        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MonoDelay")
                .hasMessageContaining("holds a java.lang.String under the key TaskLabel.class")
                .hasMessageContaining("dev.baton.core.TaskLabel");
        assertThat(seen).containsExactly(session, 0L);
    }

    @Test
    void wrongType_ofASession_isReportedAndNothingIsLost() {
        Flux.range(1, 2).hide().publishOn(reactor)
                .contextWrite(context -> context.put(SessionId.class, TaskLabel.of("db")))
                .subscribe(seen::add);
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining(
                "holds a dev.baton.core.TaskLabel under the key SessionId.class");
        assertThat(seen).containsExactly(1, 2);
    }
}
