/**
 * Makes an RxJava 3 scheduler of a Baton one and the other way round, and installs one in RxJava;
 * {@link dev.baton.rxjava.RxSchedulers} is the way in, {@link dev.baton.rxjava.RxTestScheduler} that of tests written for
 * RxJava's test scheduler.
 *
 * <p>Order, time, labels, sessions and cancellation are those of the scheduler underneath. What is done here is to
 * speak RxJava's language: its handles, hooks, rejections and error handler.
 */
@NullMarked
package dev.baton.rxjava;

import org.jspecify.annotations.NullMarked;
