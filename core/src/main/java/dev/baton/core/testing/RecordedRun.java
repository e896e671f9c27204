package dev.baton.core.testing;

import java.util.List;

/**
 * What ran in one run of a recording scheduler, step by step; early jumps of the clock are steps too.
 *
 * @param steps the steps in their order
 */
record RecordedRun(List<RecordedStep> steps) {}
