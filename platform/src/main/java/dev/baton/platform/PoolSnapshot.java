package dev.baton.platform;

/**
 * How much a {@link ThreadPoolScheduler} has to do at a moment; each number is right by itself, and they may be of
 * slightly different moments.
 *
 * @param threads of the pool
 * @param idleThreads of them that sleep
 * @param readyTasks that wait for a thread of the pool; a worker with tasks counts as one, and a cancelled task until a
 *     thread comes to it
 * @param timers that are armed, on every side
 * @param elasticThreads that live
 * @param elasticTasks that wait for an elastic thread
 */
public record PoolSnapshot(
        int threads, int idleThreads, int readyTasks, int timers, int elasticThreads, int elasticTasks) {}
