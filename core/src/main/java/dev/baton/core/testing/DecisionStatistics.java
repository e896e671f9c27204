package dev.baton.core.testing;

/**
 * How many decisions the runs of an exploration took.
 *
 * @param least of the shortest run
 * @param mean of all runs
 * @param most of the longest run
 */
public record DecisionStatistics(long least, double mean, long most) {}
