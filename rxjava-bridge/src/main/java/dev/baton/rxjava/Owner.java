package dev.baton.rxjava;

/** What a task was submitted to: the scheduler or a worker. */
interface Owner {
    /** Returns true once it drops tasks silently, as RxJava's do. */
    boolean isDisposed();
}
