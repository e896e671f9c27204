/**
 * Tests of coroutines: {@code batonTest}, and upstream's {@code runTest} in our order.
 *
 * <p>{@code batonTest} needs nothing but this library. {@code BatonTestDispatcher} needs kotlinx-coroutines-test, which is
 * an optional dependency.
 */
@NullMarked
package dev.baton.coroutines.test;

import org.jspecify.annotations.NullMarked;
