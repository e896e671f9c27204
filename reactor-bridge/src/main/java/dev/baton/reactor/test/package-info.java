/**
 * Tests written with Reactor's {@code StepVerifier}, on a {@code TestScheduler}.
 *
 * <p>{@link dev.baton.reactor.test.BatonStepVerifier} is for tests that explore orders and want to hear why nothing happens;
 * {@link dev.baton.reactor.test.ReactorVirtualTime} lets tests written for Reactor's own virtual time move our clock. Both
 * need reactor-test, which is theirs to bring.
 */
@NullMarked
package dev.baton.reactor.test;

import org.jspecify.annotations.NullMarked;
