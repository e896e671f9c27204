package dev.baton.platform;

import dev.baton.core.Scheduler;

/**
 * A scheduler for production: a fixed number of threads that steal work from each other for the background, more for
 * tasks that block, and any {@link Foreground}.
 *
 * <h2>Order and threads</h2>
 *
 * Background tasks are ordered with nothing: they run at the same time on as many threads as there are, each thread
 * oldest first. Workers keep their order on any number of threads; a worker runs up to 64 tasks in a row before others
 * have a turn. Foreground tasks run on the thread of the foreground, in the order of submission; a delayed one takes its
 * place when it becomes due, and those of equal due time keep the order of submission. Labels and sessions are carried
 * and do not influence the order. Every method may be called from any thread, except {@link #park}.
 *
 * <h2>Tasks that block</h2>
 *
 * A task that blocks a thread of the pool takes it away from the others. Submit such tasks to {@link #elastic()}, which
 * starts threads as it needs them: it stands in for Reactor's {@code boundedElastic}, RxJava's {@code io} and
 * {@code Dispatchers.IO}, and the pool itself for the parallel schedulers.
 *
 * <h2>Time</h2>
 *
 * Delays are real time, measured on {@link System#nanoTime()}: a task never begins early, and late if the threads are
 * busy. Changes of the wall clock have no influence.
 *
 * <h2>Errors</h2>
 *
 * A task that throws, even an {@link Error}, ends no thread. What nobody took goes to the handler given to
 * {@link ThreadPoolSchedulerBuilder#errorHandler}, else to the uncaught exception handler of the thread.
 *
 * <p>The design follows the {@code ThreadPoolScheduler} of the Zed scheduler design.
 */
public final class ThreadPoolScheduler extends PlatformScheduler {
    private final Pool pool;
    private final Elastic elastic;
    private final Scheduler elasticScheduler;

    ThreadPoolScheduler(ThreadPoolSchedulerBuilder settings) {
        super(settings, settings.name());
        pool = new Pool(this, settings.threads(), settings.queueLimit(), settings.overflow());
        elastic = new Elastic(this, settings.elasticFactory(), settings.elasticThreads(), settings.elasticKeepAlive());
        elasticScheduler = new ElasticScheduler(this, elastic);
    }

    /**
     * Returns a scheduler with this many daemon threads and no foreground.
     *
     * @param threads positive
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public static ThreadPoolScheduler create(int threads) {
        return builder().threads(threads).build();
    }

    /** Returns a builder of schedulers. */
    public static ThreadPoolSchedulerBuilder builder() {
        return new ThreadPoolSchedulerBuilder();
    }

    void start(Threads timerFactory, Threads poolFactory) {
        timerFactory.start(timers().watch());
        pool.lives().forEach(poolFactory::start);
    }

    /**
     * Returns the side of this scheduler for tasks that block: threads are started while all are busy, up to
     * {@link ThreadPoolSchedulerBuilder#elasticThreads}, and end when they have had nothing to do for a while. Beyond
     * that tasks wait in the order of submission. Whatever blocks here delays no task of the pool.
     *
     * <p>Foreground, time and errors are those of this scheduler, which also closes it; closing the result does nothing.
     *
     * @return always the same scheduler
     */
    @Override
    public Scheduler elastic() {
        return elasticScheduler;
    }

    /** Returns how much there is to do. Takes time in proportion to the number of ready tasks. */
    public PoolSnapshot snapshot() {
        return new PoolSnapshot(
                pool.size(), pool.idle().count(), pool.ready(), timers().count(), elastic.threads(), elastic.queued());
    }

    @Override
    Ground background() {
        return pool;
    }

    @Override
    boolean isBackgroundThread() {
        return pool.isOwnThread() || elastic.isOwnThread();
    }

    @Override
    void drain() {
        pool.drain();
        elastic.drain();
    }

    @Override
    boolean awaitQuiet(long deadline) throws InterruptedException {
        long arrivals;
        do { // again, because a task of the pool may have given the elastic side more, and that the pool
            arrivals = elastic.arrivals();
            if (!elastic.awaitQuiet(deadline) || !pool.awaitQuiet(deadline)) {
                return false;
            }
        } while (elastic.arrivals() != arrivals);
        return true;
    }

    @Override
    void closeBackground() {
        pool.close();
        elastic.close();
    }
}
