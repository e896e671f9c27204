/**
 * Makes a Project Reactor scheduler of a Baton one; {@link dev.baton.reactor.ReactorSchedulers} is the way in.
 *
 * <p>Order, time, labels, sessions and cancellation are those of the scheduler underneath. What is done here is to
 * speak Reactor's language: its handles, hooks, rejections and error handlers.
 */
@NullMarked
package dev.baton.reactor;

import org.jspecify.annotations.NullMarked;
