/**
 * {@link dev.baton.junit.BatonTest}: a JUnit Jupiter test whose tasks run on one virtual clock, in many orders.
 *
 * <p>{@link dev.baton.junit.Seed} and {@link dev.baton.junit.Replay} pin the order that failed.
 */
@NullMarked
package dev.baton.junit;

import org.jspecify.annotations.NullMarked;
