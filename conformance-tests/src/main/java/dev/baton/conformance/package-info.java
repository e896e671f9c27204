/**
 * The contract of Baton as a suite of tests.
 *
 * <p>A test class implements {@link dev.baton.conformance.SchedulerContract} and says what is under test: a
 * {@link dev.baton.conformance.Bridge} and the {@link dev.baton.conformance.Environment environments} to prove it in.
 * Each rule of the contract is a test method that bears its id.
 */
@NullMarked
package dev.baton.conformance;

import org.jspecify.annotations.NullMarked;
