package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Scheduler.Worker;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What RxJava demands of a scheduler whose tasks run while the test waits; the table is docs/rxjava-contract.md. */
final class DemandsTest {
    private static final TimeUnit MS = TimeUnit.MILLISECONDS;

    private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void resetHooks() {
        RxJavaPlugins.reset();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("it happens at all").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void on(Ground ground, Consumer<Scheduler> test) {
        try (Ground.Use use = ground.open()) {
            test.accept(use.rx());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nestedTasks_runAfterTheTaskThatSubmitsThem(Ground ground) {
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            worker.schedule(() -> {
                seen.add("outer");
                worker.schedule(() -> {
                    seen.add("middle");
                    worker.schedule(() -> {
                        seen.add("inner");
                        done.countDown();
                    });
                    seen.add("middle end");
                });
                seen.add("outer end");
            });
            await(done);
            assertThat(seen).containsExactly("outer", "outer end", "middle", "middle end", "inner");
        });
    }

    @ParameterizedTest
    @EnumSource
    void delayedAndUndelayed_runByTimeThenOrder(Ground ground) {
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            worker.schedule(() -> {
                worker.schedule(() -> seen.add(1));
                worker.schedule(() -> seen.add(4), 30, MS);
                worker.schedule(() -> seen.add(3), 10, MS);
                worker.schedule(() -> seen.add(2));
                worker.schedule(done::countDown, 40, MS);
            });
            await(done);
            assertThat(seen).containsExactly(1, 2, 3, 4);
        });
    }

    @ParameterizedTest
    @EnumSource
    void recursion_undelayedAndDelayed_ends(Ground ground) {
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            AtomicInteger count = new AtomicInteger();
            worker.schedule(new Runnable() {
                @Override
                public void run() {
                    int runs = count.incrementAndGet();
                    if (runs < 20_000) {
                        worker.schedule(this);
                    } else if (runs < 20_010) {
                        worker.schedule(this, 1, MS);
                    } else {
                        done.countDown();
                    }
                }
            });
            await(done);
            assertThat(count).hasValue(20_010);
        });
    }

    @ParameterizedTest
    @EnumSource
    void flatMapOverSubscribeOn_emitsAllWithoutOverlap(Ground ground) {
        on(ground, rx -> {
            AtomicInteger inside = new AtomicInteger();
            Flowable.range(0, 100).flatMap(i -> Flowable.just(i, -i).subscribeOn(rx)).observeOn(rx).subscribe(
                    i -> {
                        seen.add(inside.incrementAndGet() == 1 ? i : "overlap");
                        Thread.yield();
                        inside.decrementAndGet();
                    },
                    seen::add,
                    done::countDown);
            await(done);
            assertThat(seen).hasSize(200).doesNotContain("overlap").containsAll(IntStream.range(-99, 100).boxed().toList());
        });
    }

    @ParameterizedTest
    @EnumSource
    void subscribeOn_returnsBeforeItEmits(Ground ground) {
        on(ground, rx -> {
            CountDownLatch gate = new CountDownLatch(1);
            Thread here = Thread.currentThread();
            Flowable.just(1, 2, 3).subscribeOn(rx).subscribe(i -> {
                await(gate);
                seen.add(Thread.currentThread() == here ? "here" : i);
            }, seen::add, done::countDown);
            assertThat(seen).isEmpty();
            gate.countDown();
            await(done);
            assertThat(seen).containsExactly(1, 2, 3);
        });
    }

    @ParameterizedTest
    @EnumSource
    void scheduleDirect_undelayedDelayedPeriodic_run(Ground ground) {
        on(ground, rx -> {
            CountDownLatch ran = new CountDownLatch(5);
            rx.scheduleDirect(ran::countDown);
            rx.scheduleDirect(ran::countDown, 10, MS);
            Disposable periodic = rx.schedulePeriodicallyDirect(ran::countDown, 10, 10, MS);
            await(ran);
            periodic.dispose();
            assertThat(periodic.isDisposed()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void periodOfZero_directAndOfAWorker_runsUntilDisposed(Ground ground) {
        on(ground, rx -> {
            for (int initial = 0; initial < 2; initial++) {
                int delay = initial;
                untilTenth(tick -> rx.schedulePeriodicallyDirect(tick, delay, 0, MS));
                untilTenth(tick -> rx.createWorker().schedulePeriodically(tick, delay, 0, MS));
            }
        });
    }

    private static void untilTenth(Function<Runnable, Disposable> start) {
        CountDownLatch tenth = new CountDownLatch(1);
        AtomicInteger ticks = new AtomicInteger();
        SerialDisposable handle = new SerialDisposable();
        handle.set(start.apply(() -> {
            if (ticks.incrementAndGet() == 10) {
                handle.dispose();
                tenth.countDown();
            }
        }));
        await(tenth);
    }

    @ParameterizedTest
    @EnumSource
    void hook_wrapsWhatRuns(Ground ground) {
        on(ground, rx -> {
            CountDownLatch wrapped = new CountDownLatch(3);
            RxJavaPlugins.setScheduleHandler(task -> () -> {
                wrapped.countDown();
                task.run();
            });
            rx.scheduleDirect(() -> {});
            rx.scheduleDirect(() -> {}, 1, MS);
            Disposable periodic = rx.schedulePeriodicallyDirect(() -> {}, 1, 10_000, MS);
            await(wrapped);
            periodic.dispose();
        });
    }

    @ParameterizedTest
    @EnumSource
    void cancelFromTheFlow_endsTheSource(Ground ground) {
        on(ground, rx -> {
            Flowable.interval(5, MS, rx).doOnCancel(done::countDown).observeOn(rx).take(2).subscribe(seen::add);
            await(done);
            assertThat(seen).containsExactly(0L, 1L);
        });
    }

    @ParameterizedTest
    @EnumSource
    void workerDisposed_fromOutsideWhileItRuns_runsNothingMore(Ground ground) {
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            CountDownLatch tenth = new CountDownLatch(1);
            CountDownLatch disposed = new CountDownLatch(1);
            AtomicInteger runs = new AtomicInteger();
            AtomicReference<Disposable> refused = new AtomicReference<>();
            worker.schedule(new Runnable() {
                @Override
                public void run() {
                    if (runs.incrementAndGet() == 10) {
                        tenth.countDown();
                        awaitEvenInterrupted(disposed);
                        refused.set(worker.schedule(this));
                        done.countDown();
                    } else {
                        worker.schedule(this);
                    }
                }
            });
            await(tenth);
            worker.dispose();
            disposed.countDown();
            await(done);
            assertThat(refused.get()).isSameAs(Disposable.disposed());
            assertThat(runs).hasValue(10);
        });
    }

    private static void awaitEvenInterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException disposedAlready) {
            await(latch);
        }
    }

    @ParameterizedTest
    @EnumSource
    void workerDisposed_insideItsTask_runsNothingMoreAndIsNotInterrupted(Ground ground) {
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            worker.schedule(() -> {
                worker.dispose();
                seen.add(Thread.currentThread().isInterrupted());
                seen.add(worker.schedule(() -> seen.add("later")) == Disposable.disposed());
                done.countDown();
            });
            await(done);
            assertThat(seen).containsExactly(false, true);
        });
    }

    @ParameterizedTest
    @EnumSource
    void handleDisposed_whileItRuns_interruptsAndTheNextTaskIsClean(Ground ground) {
        on(ground, rx -> {
            for (boolean direct : new boolean[] {true, false}) {
                Worker worker = rx.createWorker();
                CountDownLatch begun = new CountDownLatch(1);
                CountDownLatch ended = new CountDownLatch(1);
                AtomicBoolean interrupted = new AtomicBoolean();
                Runnable blocking = () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    ended.countDown();
                };
                Disposable handle = direct ? rx.scheduleDirect(blocking) : worker.schedule(blocking);
                await(begun);
                handle.dispose();
                await(ended);
                assertThat(interrupted).isTrue();
                CountDownLatch next = new CountDownLatch(1);
                worker.schedule(() -> {
                    seen.add(Thread.currentThread().isInterrupted());
                    next.countDown();
                });
                await(next);
            }
            assertThat(seen).containsExactly(false, false);
        });
    }

    @ParameterizedTest
    @EnumSource
    void errorHandledByTheFlow_reachesNobodyElse(Ground ground) {
        RxJavaPlugins.setErrorHandler(seen::add);
        on(ground, rx -> {
            Flowable.error(new IllegalStateException()).subscribeOn(rx).subscribe(item -> {}, error -> done.countDown());
            await(done);
        });
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void taskThatThrows_tellsTheHandlerOnceAndItsWorkerGoesOn(Ground ground) {
        RxJavaPlugins.setErrorHandler(error -> seen.add(error.getCause().getMessage()));
        on(ground, rx -> {
            Worker worker = rx.createWorker();
            worker.schedule(() -> {
                throw new UnsupportedOperationException("mine");
            });
            worker.schedule(done::countDown);
            await(done);
        });
        assertThat(seen).containsExactly("mine");
    }

    @ParameterizedTest
    @EnumSource
    void startAndShutdown_repeated_areHarmless(Ground ground) {
        on(ground, rx -> {
            rx.start();
            rx.shutdown();
            rx.shutdown();
            assertThat(rx.scheduleDirect(() -> {})).isSameAs(Disposable.disposed());
            rx.start();
            rx.start();
            rx.createWorker().schedule(done::countDown);
            await(done);
        });
    }

    @ParameterizedTest
    @EnumSource
    void disposeFromTwoThreads_disposes(Ground ground) {
        on(ground, rx -> IntStream.range(0, 200).forEach(round -> {
            Disposable periodic = rx.schedulePeriodicallyDirect(() -> {}, 1, 1, MS);
            Thread other = new Thread(periodic::dispose);
            other.start();
            periodic.dispose();
            assertThat(periodic.isDisposed()).isTrue();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
    }

    @ParameterizedTest
    @EnumSource
    void equalDelays_keepTheirOrder(Ground ground) {
        on(ground, rx -> {
            Flowable.range(0, 500).delay(3, MS, rx).subscribe(seen::add, seen::add, done::countDown);
            await(done);
            assertThat(seen).isEqualTo(IntStream.range(0, 500).boxed().toList());
        });
    }
}
