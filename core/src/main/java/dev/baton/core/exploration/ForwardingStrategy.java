package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A strategy that leaves the run in progress to another. */
abstract class ForwardingStrategy implements ExplorationStrategy {
    private ExplorationStrategy delegate;

    ForwardingStrategy(ExplorationStrategy delegate) {
        this.delegate = delegate;
    }

    final ExplorationStrategy delegate() {
        return delegate;
    }

    final void delegate(ExplorationStrategy next) {
        delegate = next;
    }

    @Override
    public int learningRuns(long seed) {
        return delegate.learningRuns(seed);
    }

    @Override
    public void beginLearning(int index) {
        delegate.beginLearning(index);
    }

    @Override
    public OptionalLong learningSeed(int index) {
        return delegate.learningSeed(index);
    }

    @Override
    public boolean begin(long seed) {
        return delegate.begin(seed);
    }

    @Override
    public boolean isComplete() {
        return delegate.isComplete();
    }

    @Override
    public boolean enumerates() {
        return delegate.enumerates();
    }

    @Override
    public int clockJumps() {
        return delegate.clockJumps();
    }

    @Override
    public int choose(Decision decision) {
        return delegate.choose(decision);
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        delegate.submitted(task, parent, lane, delayed);
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        delegate.ran(task, lane, label);
    }

    @Override
    public void cancelled(long task, long lane) {
        delegate.cancelled(task, lane);
    }

    @Override
    public void armed(long parent, long lane, long deadline) {
        delegate.armed(parent, lane, deadline);
    }

    @Override
    public void clockMoved(long now) {
        delegate.clockMoved(now);
    }

    @Override
    public void driving(long caller, boolean untilQuiet) {
        delegate.driving(caller, untilQuiet);
    }

    @Override
    public void deprioritized(TaskLabel label) {
        delegate.deprioritized(label);
    }

    @Override
    public void end() {
        delegate.end();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
